package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.report.Analysis;
import io.slipway.benchmarks.report.MeasuredVisit;
import io.slipway.benchmarks.stats.Latencies;
import io.slipway.benchmarks.stats.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Draws comparisons from a recording, each as if it had been a run of its own. Those of one preset share no visit of
/// equal
/// targets, so that they are independent.
final class Draw {
    private final Recording recording;
    private final Plan plan;

    /// @param plan which the recording was made by
    Draw(Recording recording, Plan plan) {
        this.recording = recording;
        this.plan = plan;
    }

    /// All comparisons: as many quick ones as the rounds allow, and a standard one of all rounds when there are enough.
    List<Trial> trials() {
        var trials = new ArrayList<Trial>();
        for (var rounds : sets(Preset.QUICK.rounds())) {
            Pairing.ALL.forEach(pairing -> trials.add(trial(pairing, Preset.QUICK, rounds)));
        }
        if (plan.rounds() >= Preset.STANDARD.rounds()) {
            var all = sets(plan.rounds()).getFirst();
            Pairing.ALL.forEach(pairing -> trials.add(trial(pairing, Preset.STANDARD, all)));
        }
        return trials;
    }

    /// Disjoint sets of rounds, from every fork the same number in a row, renumbered from 1 in the order of time.
    private List<Map<Integer, Integer>> sets(int size) {
        var byFork = new TreeMap<Integer, List<Integer>>();
        for (var visit : recording.visits()) {
            var rounds = byFork.computeIfAbsent(visit.fork(), _ -> new ArrayList<>());
            if (rounds.isEmpty() || rounds.getLast() != visit.round()) {
                rounds.add(visit.round());
            }
        }
        var all = byFork.values().stream().mapToInt(List::size).sum();
        if (size >= all) {
            return List.of(
                    numbered(byFork.values().stream().flatMap(List::stream).toList()));
        }
        var each = size / byFork.size();
        var sets = new ArrayList<Map<Integer, Integer>>();
        for (int from = 0; fits(byFork, from + each); from += each) {
            var first = from;
            sets.add(numbered(byFork.values().stream()
                    .flatMap(rounds -> rounds.subList(first, first + each).stream())
                    .toList()));
        }
        return sets;
    }

    private static boolean fits(Map<Integer, List<Integer>> byFork, int end) {
        return byFork.values().stream().allMatch(rounds -> rounds.size() >= end);
    }

    private static Map<Integer, Integer> numbered(List<Integer> rounds) {
        var numbers = new HashMap<Integer, Integer>();
        rounds.forEach(round -> numbers.put(round, numbers.size() + 1));
        return numbers;
    }

    private Trial trial(Pairing pairing, Preset preset, Map<Integer, Integer> rounds) {
        var targets = plan.targets().stream().filter(pairing::has).toList();
        var visits = recording.visits().stream()
                .filter(visit -> rounds.containsKey(visit.round()))
                .filter(visit -> targets.stream().anyMatch(target -> target.id().equals(visit.target())))
                .map(visit -> renumbered(visit, rounds.getOrDefault(visit.round(), 0)))
                .toList();
        var report = new Analysis(drawn(preset, rounds.size(), targets), visits)
                .report(Instant.EPOCH, Instant.EPOCH, List.of(), Map.of());
        var half = rounds.size() / 2;
        var baseline = pairing.baseline().id();
        var candidate = pairing.candidate().id();
        return new Trial(
                pairing,
                preset,
                recording.noisy(),
                visits.stream().mapToLong(visit -> visit.sample().busyNanos()).sum() / 1e9,
                report.comparisons(),
                Naive.of(latencies(visits, baseline, _ -> true), latencies(visits, candidate, _ -> true)),
                Naive.of(
                        latencies(visits, baseline, visit -> visit.round() <= half),
                        latencies(visits, candidate, visit -> visit.round() > half)));
    }

    private Plan drawn(Preset preset, int rounds, List<Target> targets) {
        var drawn = Plan.of(preset, plan.name())
                .rounds(rounds)
                .seed(plan.seed())
                .visitMillis(plan.visitMillis())
                .forks(plan.forks())
                .threshold(plan.threshold())
                .payload(plan.payload());
        targets.forEach(drawn::target);
        return drawn.build();
    }

    private static Latencies latencies(List<MeasuredVisit> visits, String target, Predicate<MeasuredVisit> which) {
        return Sample.merge(visits.stream()
                        .filter(visit -> visit.target().equals(target))
                        .filter(which)
                        .map(MeasuredVisit::sample)
                        .toList())
                .latencies();
    }

    private static MeasuredVisit renumbered(MeasuredVisit visit, int round) {
        return new MeasuredVisit(
                round,
                visit.fork(),
                visit.target(),
                visit.instance(),
                visit.startMillis(),
                visit.sample(),
                visit.requests(),
                visit.errors(),
                visit.reconnects(),
                visit.statuses(),
                visit.responseSha256(),
                visit.responseBytes(),
                visit.load(),
                visit.stealMillis());
    }
}
