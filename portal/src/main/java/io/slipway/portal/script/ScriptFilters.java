package io.slipway.portal.script;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.Links;
import io.slipway.registry.InvalidException;
import io.slipway.registry.search.SearchQuery;
import io.slipway.registry.search.SearchSort;
import io.slipway.registry.team.TeamName;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the list of scripts is narrowed to, as the page's address has it.
record ScriptFilters(Map<String, String> values) {
    static final String TEXT = "q";
    static final String TEAM = "team";
    static final String LABEL = "label";
    static final String BASE = "base";
    static final String FRAMEWORK = "framework";
    static final String ENDPOINT = "endpoint";
    static final String RUNNING = "running";
    static final String ARCHIVED = "archived";
    static final String SORT = "sort";
    private static final String[] NAMES = {TEXT, TEAM, LABEL, BASE, FRAMEWORK, ENDPOINT, RUNNING, ARCHIVED, SORT};

    ScriptFilters {
        values = Map.copyOf(values);
    }

    /// Reads an address; one that makes no sense stands for no filters.
    static ScriptFilters of(Location location) {
        var values = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            values.put(name, AddressBar.parameter(location, name).strip());
        }
        values.values().removeIf(String::isEmpty);
        var filters = new ScriptFilters(values);
        try {
            filters.query();
            return filters;
        } catch (InvalidException _) {
            return new ScriptFilters(Map.of());
        }
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /// The same with another value; an empty one takes the filter away.
    ScriptFilters with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        changed.values().removeIf(String::isEmpty);
        return new ScriptFilters(changed);
    }

    /// Whether anything is left out.
    boolean areSet() {
        return values.keySet().stream().anyMatch(name -> !name.equals(SORT));
    }

    SearchQuery query() {
        return new SearchQuery(
                get(TEXT),
                get(TEAM).isEmpty() ? null : new TeamName(get(TEAM)),
                get(LABEL),
                get(BASE),
                get(FRAMEWORK),
                yes(ENDPOINT),
                yes(RUNNING),
                get(ARCHIVED).equals("true"),
                get(SORT).isEmpty() ? SearchSort.RELEVANCE : SearchSort.of(get(SORT)),
                50);
    }

    /// The address of the list with these filters.
    String address() {
        return new Location(Links.scripts(), QueryParameters.simple(values)).getPathWithQueryParameters();
    }

    private @Nullable Boolean yes(String name) {
        return get(name).equals("true") ? Boolean.TRUE : null;
    }
}
