package io.slipway.portal.diff;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.ScriptChooser;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.search.ScriptSearch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A script, and which revision of it; made by [RevisionChoices].
public final class RevisionChoice extends Div {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_MESSAGE = 60;

    private final transient ScriptService scripts;
    private final CurrentCaller caller;
    private final ScriptChooser script;
    private final Select<RevisionSummary> revision = new Select<>();

    /// @param chosen told when somebody chose a revision
    RevisionChoice(
            String label,
            ScriptService scripts,
            ScriptSearch search,
            CurrentCaller caller,
            Consumer<RevisionReference> chosen) {
        this.scripts = scripts;
        this.caller = caller;
        this.script = new ScriptChooser(label, search, caller);
        addClassName("revision-choice");
        script.addClassName("search");
        revision.setLabel("Revision");
        revision.setAriaLabel(label + ": revision");
        revision.setItemLabelGenerator(RevisionChoice::words);
        script.addValueChangeListener(event -> offer(event.getValue()));
        revision.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                chosen.accept(
                        RevisionReference.of(script.getValue(), event.getValue().number()));
            }
        });
        add(script, revision);
    }

    private static String words(@Nullable RevisionSummary choice) {
        if (choice == null) {
            return "";
        }
        var message = choice.message().lines().findFirst().orElse("");
        var shown = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "…" : message;
        return "rev " + choice.number() + (shown.isEmpty() ? "" : " · " + shown);
    }

    private void offer(@Nullable ScriptName name) {
        if (name == null) {
            revision.setItems();
        } else {
            revision.setItems(scripts.revisions(caller.require(), name));
        }
    }

    /// Shows what is chosen already; nobody is told of it.
    public void show(ScriptName name, @Nullable Integer number) {
        script.setValue(name);
        revision.getListDataView()
                .getItems()
                .filter(choice -> number != null && choice.number() == number)
                .findFirst()
                .ifPresent(revision::setValue);
    }
}
