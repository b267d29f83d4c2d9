package io.slipway.benchmarks;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanBuilder;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.probe.Machine;
import io.slipway.benchmarks.probe.ParentWatch;
import io.slipway.benchmarks.probe.Run;
import io.slipway.benchmarks.report.Progress;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.ReportExports;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `compare`: the method without the portal, against services that run already.
final class CompareCommand {
    private static final Set<String> OPTIONS = Set.of(
            "--target",
            "--noop",
            "--repeat",
            "--path",
            "--payload",
            "--data",
            "--content-type",
            "--preset",
            "--rounds",
            "--threshold",
            "--visit",
            "--forks",
            "--timeout",
            "--cpu",
            "--seed",
            "--name",
            "--out");

    private final Arguments arguments;

    private CompareCommand(Arguments arguments) {
        this.arguments = arguments;
    }

    static void perform(List<String> rest, PrintStream out, PrintStream err) throws IOException, InterruptedException {
        var options = new HashSet<>(OPTIONS);
        options.addAll(ExportCommand.options());
        var arguments = Arguments.parse(rest, options, Set.of("--stop-with-stdin"));
        Plan plan = new CompareCommand(arguments).plan();
        if (arguments.has("--stop-with-stdin")) {
            ParentWatch.endWithParent();
        } else if (Relaunch.happened()) {
            ParentWatch.endWithParentProcess();
        }
        Optional<String> kept = arguments.value("--out");
        Path directory = kept.isPresent() ? Path.of(kept.get()) : Files.createTempDirectory("slipway-compare");
        try {
            Report report = new Run(plan, directory, new Ticker(err)::tell).execute();
            out.print(ReportExports.text(report));
            ExportCommand.write(report, arguments);
        } finally {
            if (kept.isEmpty()) {
                delete(directory);
            }
        }
    }

    Plan plan() throws IOException {
        if (!arguments.words().isEmpty()) {
            throw new UsageException("Could not understand '%s'. See --help."
                    .formatted(arguments.words().getFirst()));
        }
        String path = arguments.value("--path").orElse("/predict");
        PlanBuilder plan = Plan.of(
                        Preset.parse(arguments.value("--preset").orElse("standard")),
                        arguments.value("--name").orElse("Comparison"))
                .payload(Payloads.read(arguments))
                .probeCpu(core());
        for (String text : arguments.all("--target")) {
            plan.target(Targets.parse(text, path));
        }
        control("--noop", Target.Role.CONTROL_NOOP, path).ifPresent(plan::target);
        control("--repeat", Target.Role.CONTROL_REPEAT, path).ifPresent(plan::target);
        arguments.number("--rounds").ifPresent(plan::rounds);
        arguments.number("--visit").ifPresent(plan::visitMillis);
        arguments.number("--forks").ifPresent(plan::forks);
        arguments.number("--timeout").ifPresent(plan::requestTimeoutMillis);
        arguments.number("--seed").ifPresent(plan::seed);
        arguments.value("--threshold").map(CompareCommand::share).ifPresent(plan::threshold);
        return plan.build();
    }

    private @Nullable Integer core() {
        Optional<String> given = arguments.value("--cpu");
        if (given.isEmpty()) {
            List<Integer> cores = Machine.cores();
            return cores.size() < 2 || !Machine.canPin() ? null : cores.getLast();
        }
        return given.get().equals("none") ? null : arguments.number("--cpu").orElse(null);
    }

    private Optional<Target> control(String option, Target.Role role, String path) {
        return arguments
                .value(option)
                .map(address -> Target.of(option.substring(2), role, Address.parse(address), path));
    }

    private static double share(String percent) {
        try {
            return Double.parseDouble(percent.replace("%", "").strip()) / 100;
        } catch (NumberFormatException _) {
            throw new UsageException("Could not use --threshold: '%s' is not a percentage.".formatted(percent));
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    /// Progress for a person at a terminal: one line for each step, and one for each tenth of the rounds.
    private static final class Ticker {
        private final PrintStream err;
        private int shown = -1;

        Ticker(PrintStream err) {
            this.err = err;
        }

        void tell(Progress progress) {
            int tenth = progress.rounds() == 0 ? 0 : progress.round() * 10 / progress.rounds();
            if (progress.phase() == Progress.Phase.MEASURING && tenth == shown) {
                return;
            }
            shown = tenth;
            String left = progress.remainingMillis() == 0
                    ? ""
                    : ", about %d s left".formatted(progress.remainingMillis() / 1_000 + 1);
            String medians = progress.medians().isEmpty() ? "" : "  p50 in µs: " + progress.medians();
            err.println(
                    "[%3d s] %s%s%s".formatted(progress.elapsedMillis() / 1_000, progress.message(), left, medians));
        }
    }
}
