package io.slipway.portal.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.search.FoundScript;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.search.SearchQuery;

/// A field to choose a script by typing a part of its name; offers the best matches of what the reader may see.
public final class ScriptChooser extends ComboBox<ScriptName> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;
    private static final int OFFERED = 100;

    public ScriptChooser(String label, ScriptSearch scripts, CurrentCaller caller) {
        super(label);
        setPlaceholder("team/name");
        setPageSize(OFFERED);
        setItems(query -> {
            var text = query.getFilter().orElse("");
            var wanted = SearchQuery.matching(text.substring(0, Math.min(LONGEST, text.length())))
                    .pagesOf(OFFERED);
            return scripts.find(caller.require(), wanted).items().stream()
                    .filter(script -> script.latestRevision() > 0)
                    .map(FoundScript::name)
                    .skip(query.getOffset())
                    .limit(query.getLimit());
        });
    }
}
