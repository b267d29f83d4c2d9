package io.slipway.portal.script;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Links;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptName;
import java.util.Set;

/// Lets two revisions of a list be chosen, and shows what differs between them.
class RevisionPair extends Div {
    private static final long serialVersionUID = 1L;

    private final ScriptName script;
    private final Button show = new Button("Diff of two");
    private final Span hint = new Span();

    RevisionPair(ScriptName script, CardGrid<RevisionSummary> revisions) {
        this.script = script;
        addClassNames("row", "revision-pair");
        hint.addClassName("muted");
        revisions.setSelectionMode(Grid.SelectionMode.MULTI);
        revisions.addSelectionListener(event -> chosen(event.getAllSelectedItems()));
        show.addClickListener(_ -> go(revisions.getSelectedItems()));
        add(show, hint);
        chosen(Set.of());
    }

    private void chosen(Set<RevisionSummary> revisions) {
        show.setEnabled(revisions.size() == 2);
        hint.setText(
                switch (revisions.size()) {
                    case 0 -> "Choose two revisions to see what differs between them.";
                    case 1 -> "One more.";
                    case 2 -> "";
                    default -> "Two at a time.";
                });
    }

    private void go(Set<RevisionSummary> revisions) {
        var numbers = revisions.stream().mapToInt(RevisionSummary::number).summaryStatistics();
        AddressBar.open(Links.diff(script, numbers.getMin(), numbers.getMax()));
    }
}
