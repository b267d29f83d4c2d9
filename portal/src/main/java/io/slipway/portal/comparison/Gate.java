package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Estimate;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Lets a comparison through when every candidate was shown not to be slower than the baseline at one metric: the worse
/// end of its 95 % interval must lie within δ. That a difference was not detected is not enough, since too few rounds
/// detect none. Every candidate has to pass, so that no correction for their number is needed.
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

    /// @param report null when the comparison has none
    /// @throws ConflictException `gate-closed`, with the verdicts by candidate, when something is or may be
    /// slower, or nothing is known
    public void check(ComparisonSnapshot comparison, @Nullable Report report) {
        var asked = report == null ? List.<Comparison>of() : asked(report);
        if (report == null || asked.isEmpty()) {
            throw closed(comparison, unknown(comparison, report), Map.of());
        }
        var closing = asked.stream().filter(found -> !isOpen(found)).toList();
        if (!closing.isEmpty()) {
            var verdicts = new LinkedHashMap<String, String>();
            closing.forEach(found -> verdicts.put(
                    report.target(found.candidate()).label(), found.verdict().words()));
            var why = closing.stream().map(found -> why(report, found)).collect(Collectors.joining(" "));
            throw closed(comparison, why, Map.of("verdicts", verdicts));
        }
    }

    /// Each candidate beside the baseline.
    private List<Comparison> asked(Report report) {
        var baseline = report.targets().getFirst().id();
        return report.comparisons().stream()
                .filter(found -> found.metric() == metric)
                .filter(found -> found.baseline().equals(baseline))
                .toList();
    }

    private boolean isOpen(Comparison found) {
        var estimate = found.estimate();
        return estimate != null && found.verdict() != Verdict.NOT_COMPARABLE && worst(estimate) <= 1 + found.delta();
    }

    /// How many times as slow as the baseline the candidate may be, as far as the interval tells.
    private double worst(Estimate estimate) {
        return metric.moreIsBetter() ? 1 / estimate.low() : estimate.high();
    }

    private String why(Report report, Comparison found) {
        var estimate = found.estimate();
        if (estimate == null || found.verdict() == Verdict.SLOWER || found.verdict() == Verdict.NOT_COMPARABLE) {
            return found.sentence();
        }
        return String.format(
                Locale.ROOT,
                "%s may be up to %.1f %% slower than %s on %s, where %.1f %% are let through; more rounds tell.",
                report.target(found.candidate()).label(),
                100 * (worst(estimate) - 1),
                report.target(found.baseline()).label(),
                metric.word(),
                100 * found.delta());
    }

    private String unknown(ComparisonSnapshot comparison, @Nullable Report report) {
        var problem = comparison.problem();
        var why = report != null
                ? "nothing was compared on " + metric.word()
                : comparison.status().isFinal() ? "it has no report" : "it has not ended yet; ask again";
        return "Comparison '%s' lets nothing through: %s.".formatted(comparison.name(), why)
                + (problem == null ? "" : " " + problem.message());
    }

    private ConflictException closed(ComparisonSnapshot comparison, String detail, Map<String, Object> evidence) {
        var properties = new LinkedHashMap<>(evidence);
        properties.put("metric", metric.word());
        properties.put("comparison", comparison.id());
        properties.put("status", comparison.status().name());
        return new ConflictException("gate-closed", detail, properties);
    }
}
