package io.slipway.benchmarks.report;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The visits as comma-separated values (RFC 4180), a line each.
final class VisitsCsv {
    private static final String HEADER = "sequence,round,fork,target,label,instance,startMillis,requests,errors,"
            + "p50Micros,p90Micros,p99Micros,meanMicros,throughputPerSecond\r\n";

    private VisitsCsv() {}

    static String render(Report report) {
        return HEADER + report.visits().stream().map(v -> line(report, v)).collect(Collectors.joining());
    }

    private static String line(Report report, Visit v) {
        return Arrays.asList(
                                v.sequence(),
                                v.round(),
                                v.fork(),
                                v.target(),
                                report.target(v.target()).label(),
                                v.instance(),
                                v.startMillis(),
                                v.requests(),
                                v.errors(),
                                v.p50Micros(),
                                v.p90Micros(),
                                v.p99Micros(),
                                v.meanMicros(),
                                v.throughputPerSecond())
                        .stream()
                        .map(VisitsCsv::field)
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /// A text that a spreadsheet would take for a formula gets an apostrophe in front.
    static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number) {
            return value.toString();
        }
        String text = value.toString();
        String safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
