package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// The order of visits: every round goes to every target once, in an order that only the plan's seed decides.
final class Schedule {
    private final Plan plan;

    Schedule(Plan plan) {
        this.plan = plan;
    }

    /// Rounds of a fork, numbered over the whole run; the first forks take one more where they do not divide evenly.
    List<Integer> roundsOf(int fork) {
        int size = plan.rounds() / plan.forks();
        int extra = plan.rounds() % plan.forks();
        int before = (fork - 1) * size + Math.min(fork - 1, extra);
        int count = size + (fork <= extra ? 1 : 0);
        return IntStream.rangeClosed(before + 1, before + count).boxed().toList();
    }

    /// All visits of a fork, in order.
    List<Stop> stopsOf(int fork) {
        return roundsOf(fork).stream().flatMap(r -> round(r).stream()).toList();
    }

    /// One visit to every instance of every target, to warm the measuring code.
    List<Stop> warmUpStops() {
        return plan.targets().stream()
                .flatMap(t -> IntStream.range(0, t.instances().size()).mapToObj(i -> new Stop(0, t, i)))
                .toList();
    }

    private List<Stop> round(int round) {
        var random = new SplittableRandom(plan.seed() * 1_000_003 + round);
        var left = new ArrayList<>(plan.targets());
        var stops = new ArrayList<Stop>();
        while (!left.isEmpty()) {
            Target target = left.remove(random.nextInt(left.size()));
            stops.add(new Stop(round, target, round % target.instances().size()));
        }
        return stops;
    }

    /// A visit to come.
    ///
    /// @param round from 1; 0 while warming up
    /// @param instance index into the target's instances, which take turns from round to round
    record Stop(int round, Target target, int instance) {}
}
