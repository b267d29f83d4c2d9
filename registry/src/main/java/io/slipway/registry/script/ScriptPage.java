package io.slipway.registry.script;

import java.util.List;

/// One page of found scripts, most recently changed first; the total counts only what the caller may read.
public record ScriptPage(List<ScriptSummary> items, int page, int size, long total) {
    public ScriptPage {
        items = List.copyOf(items);
    }
}
