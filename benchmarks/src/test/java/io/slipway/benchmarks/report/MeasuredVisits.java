package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Payload;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.Target.Role;
import io.slipway.benchmarks.stats.Sample;
import io.slipway.benchmarks.stats.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A run made of numbers: what each target would have taken, with noise from a fixed seed.
final class MeasuredVisits {
    private static final int REQUESTS = 150;

    private final int rounds;
    private final Map<String, Target> targets = new LinkedHashMap<>();
    private final Map<String, List<Sample>> samples = new HashMap<>();
    private final Map<String, Integer> errorsPerVisit = new HashMap<>();
    private final Map<String, String> statuses = new HashMap<>();
    private double threshold = 0.03;
    private double noise = 0.05;
    private long seed = 1_000;

    private MeasuredVisits(int rounds) {
        this.rounds = rounds;
    }

    static MeasuredVisits of(int rounds) {
        return new MeasuredVisits(rounds);
    }

    /// Standard deviation of the logarithm of a visit's centre; for targets added from now on.
    MeasuredVisits noise(double noise) {
        this.noise = noise;
        return this;
    }

    /// Of the random numbers of targets added from now on.
    MeasuredVisits seed(long seed) {
        this.seed = seed;
        return this;
    }

    MeasuredVisits threshold(double threshold) {
        this.threshold = threshold;
        return this;
    }

    MeasuredVisits target(String id, double micros) {
        return target(id, Role.TARGET, micros, Map.of());
    }

    MeasuredVisits target(String id, Role role, double micros, Map<String, String> metadata) {
        targets.put(id, new Target(id, id, role, List.of(new Address("h", 1)), "/p", metadata));
        samples.put(id, Samples.noisy(seed + targets.size(), rounds, micros, noise, REQUESTS));
        return this;
    }

    MeasuredVisits errors(String id, int perVisit) {
        errorsPerVisit.put(id, perVisit);
        return this;
    }

    MeasuredVisits status(String id, String status) {
        statuses.put(id, status);
        return this;
    }

    /// From this round on (counted from 1) the target answers no more.
    MeasuredVisits lostFrom(String id, int round) {
        var kept = new ArrayList<>(samples.getOrDefault(id, List.of()));
        for (int i = round - 1; i < rounds; i++) {
            kept.set(i, Sample.NOTHING);
        }
        samples.put(id, kept);
        return this;
    }

    Plan plan() {
        var plan = Plan.of(Preset.STANDARD, "synthetic")
                .rounds(rounds)
                .seed(1)
                .threshold(threshold)
                .payload(Payload.text("application/json", "{}"))
                .metadata("engine", "none");
        targets.values().forEach(plan::target);
        return plan.build();
    }

    Report report() {
        var visits = new ArrayList<MeasuredVisit>();
        for (int round = 1; round <= rounds; round++) {
            for (String id : targets.keySet()) {
                visits.add(visit(id, round, visits.size()));
            }
        }
        return new Analysis(plan(), visits)
                .report(
                        Instant.parse("2026-01-02T03:04:05Z"),
                        Instant.parse("2026-01-02T03:05:05Z"),
                        List.of(),
                        Map.of("JMH", "1.37"));
    }

    private MeasuredVisit visit(String id, int round, int sequence) {
        Sample sample = samples.getOrDefault(id, List.of()).get(round - 1);
        int errors = sample.isEmpty() ? 1 : errorsPerVisit.getOrDefault(id, 0);
        long requests = sample.isEmpty() ? 1 : sample.requests();
        var answers = new HashMap<String, Long>();
        answers.put(statuses.getOrDefault(id, "200"), requests - errors);
        answers.put("500", (long) errors);
        return new MeasuredVisit(
                round, 1, id, 1, sequence * 100L, sample, requests, errors, 0, answers, "abc", 2, 0.5, sequence);
    }
}
