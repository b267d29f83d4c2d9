package io.slipway.benchmarks.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The usual sizes of a run. The more rounds, the smaller the difference that can be seen.
public enum Preset {
    QUICK(60),
    STANDARD(200),
    THOROUGH(600);

    private final int rounds;

    Preset(int rounds) {
        this.rounds = rounds;
    }

    public int rounds() {
        return rounds;
    }

    /// How people and JSON write it: `quick`, `standard`, `thorough`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The preset people wrote, in any case of letters.
    public static Preset parse(String word) {
        return Arrays.stream(values())
                .filter(p -> p.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new InvalidPlanException(
                        "preset",
                        "'%s' is not known".formatted(word),
                        "Use one of: %s."
                                .formatted(Arrays.stream(values())
                                        .map(Preset::word)
                                        .collect(Collectors.joining(", ")))));
    }

    /// How long the visits alone take, in seconds; start-up and warm-up add about half a minute.
    public long visitSeconds(int targets, int visitMillis) {
        return (long) rounds * targets * visitMillis / 1000;
    }
}
