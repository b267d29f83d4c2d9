package io.slipway.benchmarks;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanJson;
import io.slipway.benchmarks.probe.MeasurementException;
import io.slipway.benchmarks.probe.ParentWatch;
import io.slipway.benchmarks.probe.Run;
import io.slipway.benchmarks.report.Progress;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.ReportJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `run`: executes a plan for the process that started this one, and never outlives it.
final class RunCommand {
    static final String REPORT_FILE = "report.json";

    private RunCommand() {}

    static void perform(List<String> rest, PrintStream out) throws IOException, InterruptedException {
        var arguments = Arguments.parse(rest, Set.of("--plan", "--out"), Set.of("--stop-with-stdin"));
        Path planFile = Path.of(arguments.required("--plan", "the file with the plan"));
        Path directory = Path.of(arguments.required("--out", "a directory for the report"));
        ParentWatch.endWithParent();
        try {
            Plan plan = PlanJson.read(Files.readString(planFile));
            Report report = new Run(plan, directory, progress -> tell(out, progress)).execute();
            write(directory, ReportJson.write(report));
            int rounds = report.settings().roundsDone();
            tell(out, new Progress(Progress.Phase.DONE, rounds, plan.rounds(), report.sentence(), Map.of(), 0, 0));
        } catch (MeasurementException e) {
            tell(out, new Progress(Progress.Phase.FAILED, 0, 0, String.valueOf(e.getMessage()), Map.of(), 0, 0));
            throw e;
        }
    }

    /// A report is there whole or not at all.
    private static void write(Path directory, String json) throws IOException {
        Path unfinished = directory.resolve(REPORT_FILE + ".part");
        Files.writeString(unfinished, json);
        Files.move(
                unfinished,
                directory.resolve(REPORT_FILE),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static void tell(PrintStream out, Progress progress) {
        out.println(progress.line());
        out.flush();
    }
}
