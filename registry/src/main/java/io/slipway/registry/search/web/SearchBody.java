package io.slipway.registry.search.web;

import io.slipway.registry.search.Facets;
import io.slipway.registry.search.FoundScript;
import io.slipway.registry.search.SearchResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One page of scripts; `next` is null on the last one, `facets` on all but the first.
record SearchBody(
        List<Item> items,
        @Nullable String next,
        boolean similar,
        @Nullable FacetsBody facets) {
    static SearchBody of(SearchResult page, @Nullable Facets facets) {
        return new SearchBody(
                page.items().stream().map(Item::of).toList(),
                page.next(),
                page.similar(),
                facets == null ? null : FacetsBody.of(facets));
    }

    /// A script in a list; the latest revision is 0 as long as there is none.
    record Item(
            String team,
            String name,
            String description,
            int latestRevision,
            Instant createdAt,
            Instant updatedAt,
            String visibility,
            List<String> baseImages,
            List<String> frameworks,
            List<String> labels,
            boolean running,
            boolean endpoint) {
        static Item of(FoundScript script) {
            return new Item(
                    script.name().team().value(),
                    script.name().name(),
                    script.description(),
                    script.latestRevision(),
                    script.createdAt(),
                    script.updatedAt(),
                    script.visibility().slug(),
                    script.baseImages(),
                    script.frameworks(),
                    script.labels(),
                    script.running(),
                    script.endpoint());
        }
    }

    /// Numbers are exact when `complete`, else "at least".
    record FacetsBody(
            int counted,
            boolean complete,
            List<Facets.Count> team,
            List<Facets.Count> label,
            List<Facets.Count> base,
            List<Facets.Count> framework,
            int endpoint,
            int running) {
        static FacetsBody of(Facets facets) {
            return new FacetsBody(
                    facets.counted(),
                    facets.complete(),
                    facets.teams(),
                    facets.labels(),
                    facets.bases(),
                    facets.frameworks(),
                    facets.endpoints(),
                    facets.running());
        }
    }
}
