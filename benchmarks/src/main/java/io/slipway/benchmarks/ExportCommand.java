package io.slipway.benchmarks;

import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.ReportExports;
import io.slipway.benchmarks.report.ReportJson;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/// `export`: a report that exists already, in other formats.
final class ExportCommand {
    private static final Map<String, Function<Report, String>> FORMATS = formats();

    private ExportCommand() {}

    static void perform(List<String> rest, PrintStream out) throws IOException {
        var arguments = Arguments.parse(rest, FORMATS.keySet(), Set.of("--text"));
        if (arguments.words().size() != 1) {
            throw new UsageException("Could not export: name one report, for example report.json. See --help.");
        }
        Path file = Path.of(arguments.words().getFirst());
        Report report = read(file);
        write(report, arguments);
        if (arguments.has("--text") || FORMATS.keySet().stream().noneMatch(arguments::has)) {
            out.print(ReportExports.text(report));
        }
    }

    /// Options that write a report to a file, by name.
    static Set<String> options() {
        return FORMATS.keySet();
    }

    /// Writes every format that was asked for.
    static void write(Report report, Arguments arguments) throws IOException {
        for (var format : FORMATS.entrySet()) {
            for (String file : arguments.all(format.getKey())) {
                Files.writeString(Path.of(file), format.getValue().apply(report));
            }
        }
    }

    private static Report read(Path file) throws IOException {
        try {
            return ReportJson.read(Files.readString(file));
        } catch (JacksonException e) {
            throw new UsageException(
                    "Could not read %s: it is not a report (%s).".formatted(file, e.getOriginalMessage()));
        }
    }

    private static Map<String, Function<Report, String>> formats() {
        var formats = new LinkedHashMap<String, Function<Report, String>>();
        formats.put("--json", ReportJson::write);
        formats.put("--html", ReportExports::html);
        formats.put("--csv", ReportExports::csv);
        formats.put("--jmh", ReportExports::jmhJson);
        return formats;
    }
}
