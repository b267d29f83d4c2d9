package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.LoadPlan;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.WarmUp;
import io.slipway.benchmarks.report.LoadPoint;
import io.slipway.benchmarks.report.LoadReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;

/// One execution of a [LoadPlan]: rounds over all rates, and within a rate over all targets in a random order.
public final class LoadRun {
    private static final double MICROS = 1_000.0;

    private final LoadPlan plan;
    private final Consumer<String> messages;
    private final Map<Step, List<Passage>> passages = new LinkedHashMap<>();

    /// @param messages gets a sentence at each step
    public LoadRun(LoadPlan plan, Consumer<String> messages) {
        this.plan = plan;
        this.messages = messages;
    }

    /// A target at a rate.
    private record Step(Target target, double rate) {}

    /// Measures everything and tells what came of it.
    ///
    /// @throws MeasurementException when a target does not answer even a single request
    public LoadReport execute() throws InterruptedException {
        try (var _ = HostLock.take(() -> messages.accept("Waiting: another benchmark runs on this machine"))) {
            return measure();
        }
    }

    private LoadReport measure() throws InterruptedException {
        Instant startedAt = Instant.now();
        plan.targets().forEach(this::warm);
        for (double rate : plan.rates()) { // their order in the report
            plan.targets().forEach(target -> passages.put(new Step(target, rate), new ArrayList<>()));
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            round(round);
        }
        List<LoadPoint> points = passages.entrySet().stream()
                .map(e -> point(e.getKey(), e.getValue()))
                .toList();
        return LoadReport.of(plan, startedAt, Instant.now(), points, Machine.facts(List.of()));
    }

    private void warm(Target target) {
        messages.accept("Warming %s".formatted(target.label()));
        try (var watchdog = new Watchdog(Duration.ofMillis(plan.requestTimeoutMillis()))) {
            for (Address address : target.instances()) {
                Preflight.warm(target, address, plan.payload(), watchdog, WarmUp.standard());
            }
        }
    }

    private void round(int round) throws InterruptedException {
        for (double rate : plan.rates()) {
            var targets = new ArrayList<>(plan.targets());
            Collections.shuffle(targets, new Random(plan.seed() * 31 + round * 1_000_003L + Double.hashCode(rate)));
            // every target of a round meets the same times
            long[] times = plan.arrivals().times(rate, plan.seconds(), plan.seed() + round * 7_919L);
            for (Target target : targets) {
                messages.accept("Round %d of %d: %s at %s requests/s"
                        .formatted(round, plan.rounds(), target.label(), LoadReport.rate(rate)));
                passages.computeIfAbsent(new Step(target, rate), _ -> new ArrayList<>())
                        .add(offer(target, times));
            }
        }
    }

    private Passage offer(Target target, long[] times) throws InterruptedException {
        var request = new RequestBytes(target.path(), plan.payload());
        var turn = new AtomicInteger();
        List<Address> instances = target.instances();
        var loop = new OpenLoop(
                times,
                Duration.ofSeconds(plan.seconds()).toNanos(),
                Duration.ofMillis(plan.requestTimeoutMillis()).toNanos(),
                Timeline.REAL);
        return loop.run(
                plan.connections(),
                () -> new SocketLine(instances.get(turn.getAndIncrement() % instances.size()), request));
    }

    private LoadPoint point(Step step, List<Passage> rounds) {
        var all = new Passage();
        rounds.forEach(all::add);
        double[] p99 = rounds.stream().mapToDouble(p -> micros(p.response, 99)).toArray();
        return new LoadPoint(
                step.target().id(),
                step.rate(),
                all.offeredPerSecond(),
                all.achievedPerSecond(),
                all.due(),
                all.failed(),
                all.unsent(),
                all.answers(),
                micros(all.response, 50),
                micros(all.response, 90),
                micros(all.response, 99),
                micros(all.response, 99.9),
                all.response.getMaxValue() / MICROS,
                micros(all.service, 50),
                micros(all.service, 99),
                Arrays.stream(p99).min().orElse(0),
                Arrays.stream(p99).max().orElse(0),
                percentiles(all.response));
    }

    private static double micros(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / MICROS;
    }

    private static String percentiles(Histogram histogram) {
        var bytes = new ByteArrayOutputStream();
        histogram.outputPercentileDistribution(new PrintStream(bytes, true, StandardCharsets.UTF_8), MICROS);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /// A keep-alive connection with its own watchdog.
    private final class SocketLine implements OpenLoop.Line {
        private final Watchdog watchdog = new Watchdog(Duration.ofMillis(plan.requestTimeoutMillis()));
        private final Connection connection;

        SocketLine(Address address, RequestBytes request) {
            connection = new Connection(address, request, watchdog);
        }

        @Override
        public int ask() {
            return connection.exchange(null);
        }

        @Override
        public void close() {
            connection.close();
            watchdog.close();
        }
    }
}
