package io.slipway.registry.search;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// How the scripts that were found divide, by what they can be filtered by next; the most frequent values first.
///
/// At most [#MOST] scripts are counted. When more match, `complete` is false and every number is "at least".
public record Facets(
        int counted,
        boolean complete,
        List<Count> teams,
        List<Count> labels,
        List<Count> bases,
        List<Count> frameworks,
        int endpoints,
        int running) {
    /// How many scripts are counted at most.
    public static final int MOST = 500;

    private static final int SHOWN_VALUES = 20;

    public Facets {
        teams = List.copyOf(teams);
        labels = List.copyOf(labels);
        bases = List.copyOf(bases);
        frameworks = List.copyOf(frameworks);
    }

    /// Counts candidates, up to one more than are counted.
    static Facets of(List<Candidate> candidates) {
        var counted = candidates.subList(0, Math.min(MOST, candidates.size()));
        return new Facets(
                counted.size(),
                candidates.size() <= MOST,
                top(counted, candidate -> Stream.of(candidate.team())),
                top(counted, candidate -> candidate.labels().stream()),
                top(counted, candidate -> candidate.bases().stream()),
                top(counted, candidate -> candidate.frameworks().stream()),
                (int) counted.stream().filter(Candidate::endpoint).count(),
                (int) counted.stream().filter(Candidate::running).count());
    }

    private static List<Count> top(List<Candidate> candidates, Function<Candidate, Stream<String>> values) {
        return candidates.stream()
                .flatMap(values)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.summingInt(_ -> 1)))
                .entrySet()
                .stream()
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Count::scripts).reversed().thenComparing(Count::value))
                .limit(SHOWN_VALUES)
                .toList();
    }

    /// A value and the number of scripts that have it.
    public record Count(String value, int scripts) {}
}
