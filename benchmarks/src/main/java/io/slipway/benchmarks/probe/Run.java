package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanJson;
import io.slipway.benchmarks.report.Analysis;
import io.slipway.benchmarks.report.MeasuredVisit;
import io.slipway.benchmarks.report.Progress;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.stats.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One execution of a plan: warms the targets, goes the rounds in JMH forks, and makes the report.
public final class Run {
    private final Path directory;
    private final RunProgress progress;
    private final List<String> warnings = new ArrayList<>();
    private final Instant startedAt = Instant.now();
    private Plan plan;

    /// @param directory for the working files (plan, journal of visits); made when missing
    public Run(Plan plan, Path directory, Consumer<Progress> listener) {
        this.plan = plan;
        this.directory = directory;
        this.progress = new RunProgress(plan, listener);
    }

    /// Measures and analyses.
    ///
    /// @throws MeasurementException when no report can be made
    public Report execute() throws InterruptedException {
        List<MeasuredVisit> visits = measure();
        progress.tell(Progress.Phase.ANALYSING, "Comparing %d visits".formatted(visits.size()));
        return new Analysis(plan, visits).report(startedAt, Instant.now(), warnings, Machine.facts(Fork.JVM_ARGUMENTS));
    }

    /// Measures only.
    ///
    /// @return the visits in the order in which they happened
    /// @throws MeasurementException when there is none
    public List<MeasuredVisit> measure() throws InterruptedException {
        place();
        int planned = plan.visitMillis();
        plan = new Preflight(plan, m -> progress.tell(Progress.Phase.WARMUP, m)).fly();
        if (plan.visitMillis() > planned) {
            warnings.add(
                    "Visits lasted %d ms instead of %d ms, so that the slowest target answers often enough in each."
                            .formatted(plan.visitMillis(), planned));
        }
        var visits = new ArrayList<MeasuredVisit>();
        for (int fork = 1; fork <= plan.forks(); fork++) {
            visits.addAll(measure(fork));
        }
        if (visits.isEmpty()) {
            throw new MeasurementException("no visit was finished", String.join(" ", warnings));
        }
        return visits;
    }

    private void place() {
        Integer core = plan.probeCpu();
        if (core == null) {
            warnings.add("The probe was not pinned to a core; differences in placement are part of the noise.");
        } else if (!Machine.canPin() || !Machine.cores().contains(core)) {
            throw new MeasurementException(
                    "the probe cannot be pinned to core %d here".formatted(core),
                    "Use one of the cores %s with taskset installed, or null for no pinning."
                            .formatted(Machine.cores()));
        }
    }

    private List<MeasuredVisit> measure(int number) throws InterruptedException {
        String name = "JVM %d of %d".formatted(number, plan.forks());
        progress.tell(Progress.Phase.WARMUP, "Starting " + name);
        List<Schedule.Stop> stops = new Schedule(plan).stopsOf(number);
        var upcoming = stops.iterator();
        var listener =
                new ForkListener(i -> progress.visited(upcoming.next().target().id(), i));
        Path journal = directory.resolve("visits-%d.ndjson".formatted(number));
        try {
            Files.createDirectories(directory);
            Path planFile = directory.resolve("measured-plan.json");
            Files.writeString(planFile, PlanJson.write(plan));
            new Fork(plan, planFile, journal, number)
                    .run(
                            listener,
                            () -> progress.tell(
                                    Progress.Phase.WAITING, "Waiting: another benchmark runs on this machine"),
                            warnings::add);
            return joined(number, listener.iterations(), Journal.read(journal));
        } catch (IOException e) {
            throw new MeasurementException(
                    "the directory %s cannot be used (%s)".formatted(directory, e.getMessage()), "Choose another.", e);
        }
    }

    /// The k-th measured iteration is the k-th visit in the journal.
    private List<MeasuredVisit> joined(int fork, List<ForkListener.Iteration> iterations, List<VisitRecord> records) {
        var visits = new ArrayList<MeasuredVisit>();
        for (int i = 0; i < Math.min(iterations.size(), records.size()); i++) {
            visits.add(joined(fork, iterations.get(i), records.get(i)));
        }
        return visits;
    }

    private MeasuredVisit joined(int fork, ForkListener.Iteration iteration, VisitRecord visit) {
        Sample sample = visit.complete()
                ? new Sample(iteration.latencies(), visit.requests(), visit.busyNanos())
                : Sample.NOTHING;
        return new MeasuredVisit(
                visit.round(),
                fork,
                visit.target(),
                visit.instance(),
                visit.startedAt() - startedAt.toEpochMilli(),
                sample,
                iteration.requests() + visit.lost(),
                iteration.errors() + visit.lost(),
                visit.reconnects(),
                visit.statuses(),
                visit.responseSha256(),
                visit.responseBytes(),
                visit.load(),
                visit.stealMillis());
    }
}
