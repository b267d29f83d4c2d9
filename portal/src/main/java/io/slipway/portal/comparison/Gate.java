package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Lets a comparison through when no candidate is slower than the baseline at one metric. What could not be compared is
/// not let through either: nobody knows that it is not slower.
///
/// @param metric at which
public record Gate(Metric metric) {
    /// Reads `p50`, `p90`, `p99` or `throughput`.
    ///
    /// @throws InvalidException for anything else
    public static Gate of(String metric) {
        return Arrays.stream(Metric.values())
                .filter(known -> known.word().equals(metric))
                .findFirst()
                .map(Gate::new)
                .orElseThrow(() -> new InvalidException("gate", "a gate is p50, p90, p99 or throughput"));
    }

    /// @throws ConflictException `gate-closed`, with the verdicts by candidate, when something is slower or not known
    public void check(Report report) {
        var baseline = report.targets().getFirst().id();
        var closed = report.comparisons().stream()
                .filter(comparison -> comparison.metric() == metric)
                .filter(comparison -> comparison.baseline().equals(baseline))
                .filter(comparison -> closes(comparison.verdict()))
                .toList();
        if (!closed.isEmpty()) {
            var verdicts = new LinkedHashMap<String, String>();
            closed.forEach(comparison -> verdicts.put(
                    report.target(comparison.candidate()).label(),
                    comparison.verdict().words()));
            throw closed(
                    closed.stream().map(Comparison::sentence).collect(Collectors.joining(" ")),
                    Map.of("metric", metric.word(), "verdicts", verdicts));
        }
    }

    /// @throws ConflictException `gate-closed`, since there is no report
    public void check(ComparisonSnapshot comparison) {
        var problem = comparison.problem();
        var why = comparison.status().isFinal() ? "it has no report" : "it has not ended yet; ask with wait=true";
        throw closed(
                "Comparison '%s' lets nothing through: %s.".formatted(comparison.name(), why)
                        + (problem == null ? "" : " " + problem.message()),
                Map.of("metric", metric.word(), "status", comparison.status().name()));
    }

    private static boolean closes(Verdict verdict) {
        return verdict == Verdict.SLOWER || verdict == Verdict.NOT_COMPARABLE;
    }

    private static ConflictException closed(String detail, Map<String, Object> evidence) {
        return new ConflictException("gate-closed", detail, evidence);
    }
}
