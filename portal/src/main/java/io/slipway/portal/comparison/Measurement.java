package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanJson;
import io.slipway.benchmarks.report.Progress;
import io.slipway.benchmarks.report.ReportJson;
import io.slipway.portal.engines.Installation;
import io.slipway.registry.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;
import tools.jackson.core.JacksonException;

/// One run from the first image to the report: field the targets, let the benchmarks measure them, read what they
/// wrote.
@Component
class Measurement {
    private static final String REPORT = "report.json";

    private final ComparisonLedger ledger;
    private final Fielding fielding;
    private final BenchmarkCommand command;
    private final RunProperties properties;
    private final Installation installation;

    Measurement(
            ComparisonLedger ledger,
            Fielding fielding,
            BenchmarkCommand command,
            RunProperties properties,
            Installation installation) {
        this.ledger = ledger;
        this.fielding = fielding;
        this.command = command;
        this.properties = properties;
        this.installation = installation;
    }

    Measured measure(ComparisonSnapshot comparison, RunControl control) throws InterruptedException {
        var caller = Caller.ordered(comparison.requestedBy());
        var plan = fielding.field(caller, comparison, control);
        ledger.measure(comparison.id());
        var directory = temporary();
        try {
            return run(plan, directory, control);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(directory);
        }
    }

    private Measured run(Plan plan, Path directory, RunControl control) throws IOException, InterruptedException {
        var planFile = Files.writeString(directory.resolve("plan.json"), PlanJson.write(plan));
        var out = Files.createDirectory(directory.resolve("out"));
        var labels = labels(plan);
        var benchmarks = BenchmarkProcess.start(
                command.running(planFile, out), directory, progress -> control.progress(translated(progress, labels)));
        try {
            control.whileRunning(benchmarks::kill, () -> {
                benchmarks.await(properties.silencePatience());
                return true;
            });
        } finally {
            benchmarks.kill();
        }
        return read(out.resolve(REPORT));
    }

    private static Measured read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new RunFailure(
                    "Could not read the report: the benchmarks ended without writing one.",
                    "Ask the site's administrator whether portal and benchmarks are of the same version.");
        }
        var document = Files.readString(file);
        try {
            return new Measured(ReportJson.read(document).sentence(), document);
        } catch (JacksonException e) {
            throw new RunFailure(
                    "Could not read the report: " + e.getOriginalMessage() + ".",
                    "Ask the site's administrator whether portal and benchmarks are of the same version.",
                    e);
        }
    }

    private static Map<String, String> labels(Plan plan) {
        var labels = new HashMap<String, String>();
        plan.targets().forEach(target -> labels.put(target.id(), target.label()));
        return labels;
    }

    private static ComparisonProgress translated(Progress progress, Map<String, String> labels) {
        var medians = new HashMap<String, Double>();
        progress.medians().forEach((id, micros) -> medians.put(labels.getOrDefault(id, id), micros));
        return new ComparisonProgress(
                progress.phase().name(),
                progress.round(),
                progress.rounds(),
                progress.message(),
                medians,
                progress.remainingMillis());
    }

    /// Only one run of an installation measures at a time: whatever lies there is of one that was killed.
    private Path temporary() {
        var prefix = "slipway-run-" + installation.id() + "-";
        try {
            try (var left = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), prefix + "*")) {
                left.forEach(Measurement::remove);
            }
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new RunFailure(
                    "Could not write the plan: " + e.getMessage() + ".",
                    "Ask the site's administrator whether the disk of the portal is full.",
                    e);
        }
    }

    private static void remove(Path directory) {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
