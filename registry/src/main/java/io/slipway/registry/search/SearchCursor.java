package io.slipway.registry.search;

import io.slipway.registry.script.ScriptName;
import java.time.Instant;
import java.util.UUID;

/// The last script of a page, by everything that pages are sorted by.
///
/// @param similar whether the list consists of scripts that are only similar to what was looked for
/// @param at when it was changed or, where that is the order, made
record SearchCursor(boolean similar, double score, Instant at, UUID script, ScriptName name) {
    private static final String BETWEEN = "|";

    String text() {
        return String.join(
                BETWEEN,
                Boolean.toString(similar),
                Double.toString(score),
                at.toString(),
                script.toString(),
                name.toString());
    }

    static SearchCursor parse(String text) {
        var parts = text.split("\\|", -1);
        return new SearchCursor(
                Boolean.parseBoolean(parts[0]),
                Double.parseDouble(parts[1]),
                Instant.parse(parts[2]),
                UUID.fromString(parts[3]),
                ScriptName.parse(parts[4]));
    }
}
