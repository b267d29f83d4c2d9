package io.slipway.registry.search;

import io.slipway.registry.InvalidException;
import java.util.Arrays;
import java.util.Locale;

/// In which order found scripts come. All orders are total, so that a page knows where the next one starts.
public enum SearchSort {
    /// The best match first; without words the same as [#UPDATED].
    RELEVANCE("score desc, updated_at desc, script_id desc", "(score, updated_at, script_id) < (:c0, :c1, :c2)"),
    /// Most recently changed first.
    UPDATED("updated_at desc, script_id desc", "(updated_at, script_id) < (:c1, :c2)"),
    /// Most recently made first.
    CREATED("created_at desc, script_id desc", "(created_at, script_id) < (:c1, :c2)"),
    /// By name, then by team.
    NAME("name, team, script_id", "(name, team, script_id) > (:c3, :c4, :c2)");

    private final String order;
    private final String after;

    SearchSort(String order, String after) {
        this.order = order;
        this.after = after;
    }

    /// Reads `relevance`, `updated`, `created` or `name`.
    public static SearchSort of(String name) {
        return Arrays.stream(values())
                .filter(sort -> sort.slug().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidException("sort", "scripts are sorted by relevance, updated, created or name"));
    }

    /// The name as people write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    String order() {
        return order;
    }

    String after() {
        return after;
    }
}
