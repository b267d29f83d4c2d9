package io.slipway.benchmarks.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes a [Plan] step by step, starting from the numbers of a [Preset].
public final class PlanBuilder {
    private final String name;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final List<Target> targets = new ArrayList<>();
    private String preset;
    private int rounds;
    private long seed = System.nanoTime();
    private int visitMillis = 100;
    private int forks = 3;
    private double threshold = 0.03;
    private int requestTimeoutMillis = 10_000;
    private WarmUp warmUp = WarmUp.standard();
    private @Nullable Integer probeCpu;
    private Payload payload = Payload.text("application/json", "{}");

    PlanBuilder(Preset preset, String name) {
        this.name = name;
        this.preset = preset.word();
        this.rounds = preset.rounds();
    }

    /// Another number of rounds than the preset's.
    public PlanBuilder rounds(int rounds) {
        if (rounds != this.rounds) {
            this.rounds = rounds;
            this.preset = "custom";
        }
        return this;
    }

    public PlanBuilder seed(long seed) {
        this.seed = seed;
        return this;
    }

    public PlanBuilder visitMillis(int visitMillis) {
        this.visitMillis = visitMillis;
        return this;
    }

    public PlanBuilder forks(int forks) {
        this.forks = forks;
        return this;
    }

    /// The smallest difference that matters, 0.03 = 3 %.
    public PlanBuilder threshold(double threshold) {
        this.threshold = threshold;
        return this;
    }

    public PlanBuilder requestTimeoutMillis(int requestTimeoutMillis) {
        this.requestTimeoutMillis = requestTimeoutMillis;
        return this;
    }

    public PlanBuilder warmUp(WarmUp warmUp) {
        this.warmUp = warmUp;
        return this;
    }

    /// Pins the probe to a core; null lets it run anywhere.
    public PlanBuilder probeCpu(@Nullable Integer probeCpu) {
        this.probeCpu = probeCpu;
        return this;
    }

    public PlanBuilder payload(Payload payload) {
        this.payload = payload;
        return this;
    }

    public PlanBuilder target(Target target) {
        targets.add(target);
        return this;
    }

    /// A fact that travels into the report, for example `engine` = `Docker 28.3`.
    public PlanBuilder metadata(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    public Plan build() {
        return new Plan(
                name,
                seed,
                preset,
                rounds,
                visitMillis,
                forks,
                threshold,
                requestTimeoutMillis,
                warmUp,
                probeCpu,
                payload,
                targets,
                metadata);
    }
}
