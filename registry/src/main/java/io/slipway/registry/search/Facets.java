package io.slipway.registry.search;

import java.util.List;

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
    public static final int MOST = 1_000;

    public Facets {
        teams = List.copyOf(teams);
        labels = List.copyOf(labels);
        bases = List.copyOf(bases);
        frameworks = List.copyOf(frameworks);
    }

    /// A value and the number of scripts that have it.
    public record Count(String value, int scripts) {}
}
