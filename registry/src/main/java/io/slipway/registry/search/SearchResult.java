package io.slipway.registry.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of found scripts.
///
/// @param next where the next page starts; null on the last one
/// @param similar whether nothing matched the words themselves, so that these are scripts with a similar name or
/// description
public record SearchResult(
        List<FoundScript> items, @Nullable String next, boolean similar) {
    public SearchResult {
        items = List.copyOf(items);
    }
}
