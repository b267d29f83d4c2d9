package io.slipway.registry.script.web;

import io.slipway.registry.script.ScriptPage;
import io.slipway.registry.script.ScriptSummary;
import java.time.Instant;
import java.util.List;

/// One page of scripts; the total counts what the caller may read.
record ScriptPageBody(List<Item> items, int page, int size, long total) {
    static ScriptPageBody of(ScriptPage page) {
        return new ScriptPageBody(page.items().stream().map(Item::of).toList(), page.page(), page.size(), page.total());
    }

    /// A script in a list; the latest revision is 0 as long as there is none.
    record Item(
            String team, String name, String description, int latestRevision, Instant updatedAt, String visibility) {
        static Item of(ScriptSummary script) {
            return new Item(
                    script.name().team().value(),
                    script.name().name(),
                    script.description(),
                    script.latestRevision(),
                    script.updatedAt(),
                    script.visibility().slug());
        }
    }
}
