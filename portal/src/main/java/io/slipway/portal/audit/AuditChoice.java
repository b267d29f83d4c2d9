package io.slipway.portal.audit;

import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import io.slipway.portal.shell.AddressBar;
import io.slipway.registry.InvalidException;
import io.slipway.registry.audit.AuditFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the log is narrowed to, as the page's address has it; the API's addresses have the same words.
record AuditChoice(Map<String, String> values) {
    static final String ACTOR = "actor";
    static final String ACTION = "action";
    static final String OUTCOME = "outcome";
    static final String NAME = "name";
    static final String FROM = "from";
    static final String TO = "to";
    static final String ADDRESS = "address";
    private static final String KIND = "kind";
    private static final List<String> NAMES = List.of(ACTOR, ACTION, OUTCOME, KIND, NAME, FROM, TO, ADDRESS);

    AuditChoice {
        values = Map.copyOf(values);
    }

    /// Reads an address; one that makes no sense stands for everything.
    static AuditChoice of(Location location) {
        var choice = new AuditChoice(Map.of());
        for (var name : NAMES) {
            choice = choice.with(name, AddressBar.parameter(location, name));
        }
        try {
            choice.filter();
            return choice;
        } catch (InvalidException _) {
            return new AuditChoice(Map.of());
        }
    }

    String get(String name) {
        return values.getOrDefault(name, "");
    }

    /// The same with another value; an empty one takes the filter away.
    AuditChoice with(String name, String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value.strip());
        changed.values().removeIf(String::isEmpty);
        return new AuditChoice(changed);
    }

    boolean isEverything() {
        return values.isEmpty();
    }

    AuditFilter filter() {
        return new AuditFilter(
                get(ACTOR),
                get(ACTION),
                AuditFilter.outcome(get(OUTCOME)),
                get(KIND),
                get(NAME),
                AuditFilter.earliest("from", get(FROM)),
                AuditFilter.latest("to", get(TO)),
                get(ADDRESS));
    }

    /// The address with these filters.
    String after(String path) {
        return new Location(path, QueryParameters.simple(values)).getPathWithQueryParameters();
    }
}
