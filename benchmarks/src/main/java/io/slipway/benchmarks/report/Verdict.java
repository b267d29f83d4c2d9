package io.slipway.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// What a comparison says about the candidate, seen from the baseline.
public enum Verdict {
    FASTER("faster"),
    SLOWER("slower"),
    NO_MEANINGFUL_DIFFERENCE("no meaningful difference"),
    NO_DIFFERENCE_DETECTED("no difference detected"),
    NOT_COMPARABLE("not comparable");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /// The exact words people read and JSON carries.
    @JsonValue
    public String words() {
        return words;
    }

    /// Whether the two were found to differ.
    public boolean isDifference() {
        return this == FASTER || this == SLOWER;
    }

    /// The verdict of the words in JSON.
    @JsonCreator
    public static Verdict parse(String words) {
        return Arrays.stream(values())
                .filter(v -> v.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown verdict: " + words));
    }
}
