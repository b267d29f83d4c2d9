package io.slipway.benchmarks.proof;

import static io.slipway.benchmarks.report.Metric.P50;
import static io.slipway.benchmarks.report.Metric.P90;
import static io.slipway.benchmarks.report.Metric.P99;
import static io.slipway.benchmarks.report.Metric.THROUGHPUT;

import io.slipway.benchmarks.report.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Two known targets that are compared, and what is true of them. No two equal pairings share a visit.
///
/// @param differs in which metrics the candidate is slower; empty when the two are equal
/// @param same in which they are equal. A metric in neither is not known: where others use the core, p90 lies among
/// answers that were held up, and the slowest few move it.
record Pairing(String title, KnownTarget baseline, KnownTarget candidate, Set<Metric> differs, Set<Metric> same) {
    static final List<Pairing> ALL = List.of(
            equal("equal, always the same time", KnownTarget.EXACT_1, KnownTarget.EXACT_2),
            equal("equal, always the same time", KnownTarget.EXACT_3, KnownTarget.EXACT_4),
            equal("equal, exponential tail and pauses", KnownTarget.PAUSING_1, KnownTarget.PAUSING_2),
            equal("equal, two modes and drift", KnownTarget.DRIFTING_1, KnownTarget.DRIFTING_2),
            slower("1 % slower", KnownTarget.SLOWER_1_PERCENT),
            slower("2 % slower", KnownTarget.SLOWER_2_PERCENT),
            slower("5 % slower", KnownTarget.SLOWER_5_PERCENT),
            slower("20 % slower", KnownTarget.SLOWER_20_PERCENT),
            new Pairing(
                    "p90 10 % slower",
                    KnownTarget.TENTH_BASE, KnownTarget.TENTH_SLOWER, Set.of(P90, P99, THROUGHPUT), Set.of(P50)),
            new Pairing(
                    "p99 20 % slower",
                    KnownTarget.HUNDREDTH_BASE, KnownTarget.HUNDREDTH_SLOWER, Set.of(P99, THROUGHPUT), Set.of(P50)));

    private static Pairing equal(String title, KnownTarget baseline, KnownTarget candidate) {
        return new Pairing(title, baseline, candidate, Set.of(), Set.of(P50, P90, P99, THROUGHPUT));
    }

    private static Pairing slower(String title, KnownTarget candidate) {
        return new Pairing(title, KnownTarget.EXACT_1, candidate, Set.of(P50, P90, P99, THROUGHPUT), Set.of());
    }

    boolean isEqual() {
        return differs.isEmpty();
    }

    /// The metric that the difference was made for.
    Metric asked() {
        return Arrays.stream(Metric.values())
                .filter(differs::contains)
                .findFirst()
                .orElse(P50);
    }

    /// Who takes part, with the control that tells what client and network cost.
    Stream<KnownTarget> targets() {
        return Stream.of(baseline, candidate, KnownTarget.NOOP);
    }

    boolean has(String target) {
        return targets().anyMatch(known -> known.id().equals(target));
    }
}
