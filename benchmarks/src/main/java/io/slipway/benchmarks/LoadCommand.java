package io.slipway.benchmarks;

import io.slipway.benchmarks.plan.Arrivals;
import io.slipway.benchmarks.plan.LoadPlan;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.probe.LoadRun;
import io.slipway.benchmarks.probe.ParentWatch;
import io.slipway.benchmarks.report.LoadExports;
import io.slipway.benchmarks.report.LoadPoint;
import io.slipway.benchmarks.report.LoadReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// `load`: latency under an offered rate, against services that run already.
final class LoadCommand {
    private static final Set<String> OPTIONS = Set.of(
            "--target",
            "--path",
            "--payload",
            "--data",
            "--content-type",
            "--rates",
            "--seconds",
            "--rounds",
            "--arrivals",
            "--connections",
            "--timeout",
            "--seed",
            "--name",
            "--json",
            "--html",
            "--hgrm");

    private LoadCommand() {}

    static void perform(List<String> rest, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        var arguments = Arguments.parse(rest, OPTIONS, Set.of("--stop-with-stdin"));
        LoadPlan plan = plan(arguments);
        if (arguments.has("--stop-with-stdin")) {
            ParentWatch.endWithParent();
        }
        err.println("The schedules alone last %d s.".formatted(plan.scheduledSeconds()));
        LoadReport report = new LoadRun(plan, err::println).execute();
        out.print(LoadExports.text(report));
        for (String file : arguments.all("--json")) {
            Files.writeString(Path.of(file), LoadExports.json(report));
        }
        for (String file : arguments.all("--html")) {
            Files.writeString(Path.of(file), LoadExports.html(report));
        }
        for (String directory : arguments.all("--hgrm")) {
            writePercentiles(report, Path.of(directory));
        }
    }

    static LoadPlan plan(Arguments arguments) throws IOException {
        if (!arguments.words().isEmpty()) {
            throw new UsageException("Could not understand '%s'. See --help."
                    .formatted(arguments.words().getFirst()));
        }
        String path = arguments.value("--path").orElse("/predict");
        List<Target> targets = arguments.all("--target").stream()
                .map(text -> Targets.parse(text, path))
                .toList();
        return new LoadPlan(
                arguments.value("--name").orElse("Latency under load"),
                targets,
                Payloads.read(arguments),
                rates(arguments.required("--rates", "them as 50,100,200")),
                arguments.number("--seconds").orElse(10),
                arguments.number("--rounds").orElse(3),
                Arrivals.parse(arguments.value("--arrivals").orElse("poisson")),
                arguments.number("--connections").orElse(64),
                arguments.number("--timeout").orElse(10_000),
                arguments.number("--seed").orElse(1));
    }

    private static List<Double> rates(String text) {
        try {
            return Arrays.stream(text.split(",", -1))
                    .map(r -> Double.valueOf(r.strip()))
                    .toList();
        } catch (NumberFormatException _) {
            throw new UsageException(
                    "Could not use --rates: '%s' is not a list of numbers such as 50,100,200.".formatted(text));
        }
    }

    /// A file for each target and rate, as HdrHistogram's plotter reads it.
    private static void writePercentiles(LoadReport report, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (LoadPoint point : report.points()) {
            String name = "%s-%s.hgrm".formatted(point.target(), point.ratePerSecond());
            Files.writeString(directory.resolve(name), point.percentiles());
        }
    }
}
