package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.report.Analysis;
import io.slipway.benchmarks.report.MeasuredVisit;
import io.slipway.benchmarks.stats.Latencies;
import io.slipway.benchmarks.stats.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Draws comparisons from a recording, each as if it had been a run of its own. Those of one preset share no visit of
/// equal targets, so that they are independent.
final class Draw {
    private final Recording recording;

    Draw(Recording recording) {
        this.recording = recording;
    }

    /// As many quick comparisons, and as many standard ones, as there are rounds for.
    List<Trial> trials() {
        return Stream.of(Preset.QUICK, Preset.STANDARD).flatMap(this::trials).toList();
    }

    private Stream<Trial> trials(Preset preset) {
        return sets(preset.rounds()).stream()
                .flatMap(visits -> Pairing.ALL.stream().map(pairing -> trial(pairing, preset, visits)));
    }

    /// Disjoint sets of so many rounds, numbered from 1. Each has rounds in a row from every JVM, as many as the JVM
    /// would have made of a run of that size.
    private List<List<MeasuredVisit>> sets(int size) {
        var byFork = recording.roundsByFork();
        var sets = new ArrayList<List<MeasuredVisit>>();
        while (true) {
            var rounds = new ArrayList<Integer>();
            for (int fork = 1; fork <= Proof.FORKS; fork++) {
                var share = size / Proof.FORKS + (fork <= size % Proof.FORKS ? 1 : 0);
                var made = byFork.getOrDefault(fork, List.of());
                var from = Math.min(sets.size() * share, made.size());
                rounds.addAll(made.subList(from, Math.min(from + share, made.size())));
            }
            if (rounds.size() < size) {
                return sets;
            }
            sets.add(visits(rounds));
        }
    }

    private List<MeasuredVisit> visits(List<Integer> rounds) {
        var numbers = new HashMap<Integer, Integer>();
        rounds.forEach(round -> numbers.put(round, numbers.size() + 1));
        return recording.visits().stream()
                .filter(visit -> numbers.containsKey(visit.round()))
                .map(visit -> visit.inRound(numbers.getOrDefault(visit.round(), 0)))
                .toList();
    }

    private Trial trial(Pairing pairing, Preset preset, List<MeasuredVisit> all) {
        var visits = all.stream().filter(visit -> pairing.has(visit.target())).toList();
        var report =
                new Analysis(plan(pairing, preset), visits).report(Instant.EPOCH, Instant.EPOCH, List.of(), Map.of());
        var half = preset.rounds() / 2;
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

    private static Plan plan(Pairing pairing, Preset preset) {
        var plan = Proof.plan(preset);
        pairing.targets().forEach(known -> plan.target(known.at(Proof.NOBODY)));
        return plan.build();
    }

    private static Latencies latencies(List<MeasuredVisit> visits, String target, Predicate<MeasuredVisit> which) {
        return Sample.merge(visits.stream()
                        .filter(visit -> visit.target().equals(target))
                        .filter(which)
                        .map(MeasuredVisit::sample)
                        .toList())
                .latencies();
    }
}
