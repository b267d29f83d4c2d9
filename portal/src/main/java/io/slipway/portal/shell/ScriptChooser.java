package io.slipway.portal.shell;

import com.vaadin.flow.component.combobox.ComboBox;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptQuery;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.ScriptSummary;

/// A field to choose a script by typing a part of its name; offers only what the reader may see.
public final class ScriptChooser extends ComboBox<ScriptName> {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    public ScriptChooser(String label, ScriptService scripts, CurrentCaller caller) {
        super(label);
        setPlaceholder("team/name");
        setPageSize(50);
        setItems(query -> {
            var text = query.getFilter().orElse("");
            var wanted = ScriptQuery.matching(text.substring(0, Math.min(LONGEST, text.length())))
                    .page(query.getPage(), query.getPageSize());
            return scripts.search(caller.require(), wanted).items().stream()
                    .filter(script -> script.latestRevision() > 0)
                    .map(ScriptSummary::name);
        });
    }
}
