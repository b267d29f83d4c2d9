package io.slipway.benchmarks.proof;

import java.util.Locale;
import org.apache.commons.statistics.distribution.BetaDistribution;

/// How many of how many, with what that says of the rate behind it.
record Share(int hits, int of) {
    static final Share NONE = new Share(0, 0);

    private static final double TAIL = 0.025;

    Share plus(Share other) {
        return new Share(hits + other.hits, of + other.of);
    }

    double rate() {
        return of == 0 ? Double.NaN : (double) hits / of;
    }

    /// Lower end of the exact 95 % interval (Clopper and Pearson 1934).
    double low() {
        return hits == 0 ? 0 : BetaDistribution.of(hits, of - hits + 1.0).inverseCumulativeProbability(TAIL);
    }

    /// Upper end of the exact 95 % interval (Clopper and Pearson 1934).
    double high() {
        return hits == of ? 1 : BetaDistribution.of(hits + 1.0, of - hits).inverseCumulativeProbability(1 - TAIL);
    }

    /// `3 of 200 (1.5 %, 0.3–4.3 %)`; a dash when there were none.
    @Override
    public String toString() {
        return of == 0
                ? "–"
                : String.format(
                        Locale.ROOT,
                        "%d of %d (%.1f %%, %.1f–%.1f %%)",
                        hits,
                        of,
                        100 * rate(),
                        100 * low(),
                        100 * high());
    }
}
