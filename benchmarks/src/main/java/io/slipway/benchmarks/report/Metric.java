package io.slipway.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// What is compared between two targets.
public enum Metric {
    P50("p50", 0.50),
    P90("p90", 0.90),
    P99("p99", 0.99),
    THROUGHPUT("throughput", Double.NaN);

    private final String word;
    private final double quantile;

    Metric(String word, double quantile) {
        this.word = word;
        this.quantile = quantile;
    }

    /// How people and JSON write it: `p50`, `p90`, `p99`, `throughput`.
    @JsonValue
    public String word() {
        return word;
    }

    /// 0.5 for the median; NaN for [#THROUGHPUT].
    public double quantile() {
        return quantile;
    }

    /// Whether a larger value is the better one.
    public boolean moreIsBetter() {
        return this == THROUGHPUT;
    }

    /// The metric of a word in JSON.
    @JsonCreator
    public static Metric parse(String word) {
        return Arrays.stream(values())
                .filter(m -> m.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown metric: " + word));
    }
}
