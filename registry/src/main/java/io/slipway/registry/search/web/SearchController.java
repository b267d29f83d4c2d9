package io.slipway.registry.search.web;

import io.slipway.registry.Caller;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.search.SearchQuery;
import io.slipway.registry.search.SearchSort;
import io.slipway.registry.team.TeamName;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The scripts that the caller may read: searched, filtered, page by page.
@RestController
class SearchController {
    private final ScriptSearch search;

    SearchController(ScriptSearch search) {
        this.search = search;
    }

    /// `after` is the `next` of the page before; facets come with the first page.
    @GetMapping(path = "/api/v1/scripts", produces = MediaType.APPLICATION_JSON_VALUE)
    SearchBody search(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String team,
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String base,
            @RequestParam(defaultValue = "") String framework,
            @RequestParam(required = false) @Nullable Boolean endpoint,
            @RequestParam(required = false) @Nullable Boolean running,
            @RequestParam(defaultValue = "false") boolean archived,
            @RequestParam(defaultValue = "relevance") String sort,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int size) {
        var within = team.isBlank() ? null : new TeamName(team);
        var query = new SearchQuery(
                q, within, label, base, framework, endpoint, running, archived, SearchSort.of(sort), size);
        if (!after.isEmpty()) {
            return SearchBody.of(search.find(caller, query, after), null);
        }
        var first = search.first(caller, query);
        return SearchBody.of(first.page(), first.facets());
    }
}
