package io.slipway.portal.script;

import io.slipway.portal.shell.Finder;
import io.slipway.portal.shell.Links;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.search.SearchQuery;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Finds scripts as the scripts page does.
@Component
@Order(1)
class ScriptFinder implements Finder {
    private static final int MOST = 8;

    private final ScriptSearch search;

    ScriptFinder(ScriptSearch search) {
        this.search = search;
    }

    @Override
    public List<Found> find(Caller caller, String words) {
        try {
            return search.find(caller, SearchQuery.matching(words).pagesOf(MOST)).items().stream()
                    .map(script -> new Found(
                            "script", script.name().toString(), script.description(), Links.script(script.name())))
                    .toList();
        } catch (InvalidException e) {
            return List.of(); // too many words: nothing has them all
        }
    }
}
