package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.report.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Turns what happens into progress for whoever started the run: a line a round, with running medians.
final class RunProgress {
    private final Consumer<Progress> listener;
    private final long start = System.nanoTime();
    private final Map<String, List<Double>> visits = new LinkedHashMap<>();
    private final int rounds;
    private final int targets;
    private int visitsDone;
    private long measuringSince;

    RunProgress(Plan plan, Consumer<Progress> listener) {
        this.listener = listener;
        this.rounds = plan.rounds();
        this.targets = plan.targets().size();
        for (Target target : plan.targets()) {
            visits.put(target.id(), new ArrayList<>());
        }
    }

    synchronized void tell(Progress.Phase phase, String message) {
        int round = visitsDone / targets;
        listener.accept(
                new Progress(phase, round, rounds, message, medians(), millisSince(start), remainingMillis(round)));
    }

    synchronized void visited(String target, ForkListener.Iteration iteration) {
        if (measuringSince == 0) {
            measuringSince = System.nanoTime();
        }
        visitsDone++;
        if (iteration.requests() > iteration.errors()) {
            visits.getOrDefault(target, new ArrayList<>())
                    .add(iteration.latencies().quantileMicros(0.5));
        }
        if (visitsDone % targets == 0) {
            tell(Progress.Phase.MEASURING, "Round %d of %d".formatted(visitsDone / targets, rounds));
        }
    }

    private long remainingMillis(int round) {
        return round == 0 || round >= rounds ? 0 : millisSince(measuringSince) * (rounds - round) / round;
    }

    private Map<String, Double> medians() {
        var medians = new LinkedHashMap<String, Double>();
        visits.forEach((target, values) -> {
            if (!values.isEmpty()) {
                double[] sorted = values.stream()
                        .mapToDouble(Double::doubleValue)
                        .sorted()
                        .toArray();
                medians.put(target, Math.round(sorted[sorted.length / 2] * 10) / 10.0);
            }
        });
        return medians;
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
