package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import io.slipway.registry.audit.AuditOutcome;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;

/// What was done to a container and by whom, on its page.
@Service
@Order(60)
class HistoryTab implements DeploymentTab {
    private final DeploymentHistory history;
    private final CurrentCaller caller;

    HistoryTab(DeploymentHistory history, CurrentCaller caller) {
        this.history = history;
        this.caller = caller;
    }

    @Override
    public String word() {
        return "history";
    }

    @Override
    public String label() {
        return "History";
    }

    @Override
    public Component content(DeploymentDetails deployment) {
        var grid = new CardGrid<DeploymentEvent>("History", HistoryTab::card);
        grid.column("When", event -> Moment.at(event.at())).setWidth("160px");
        grid.column("What", HistoryTab::what).setAutoWidth(false).setFlexGrow(1);
        grid.column("Who", HistoryTab::who).setAutoWidth(false).setFlexGrow(1);
        grid.column("More", HistoryTab::note).setAutoWidth(false).setFlexGrow(3);
        grid.setItems(history.of(caller.require(), deployment.id()));
        grid.setAllRowsVisible(true);
        return grid;
    }

    private static Component what(DeploymentEvent event) {
        return event.outcome() == AuditOutcome.DONE
                ? new Span(event.what())
                : new State(State.Tone.FAILED, event.what());
    }

    private static Component who(DeploymentEvent event) {
        var via = new Span(event.byItself() ? "for " + event.who() : event.via());
        via.addClassName("muted");
        return Section.div("cell-name", new Span(event.byItself() ? "Slipway" : event.who()), via);
    }

    private static Span note(DeploymentEvent event) {
        var note = new Span(event.note() == null ? "" : event.note());
        note.addClassNames("truncate", "muted");
        note.setTitle(note.getText());
        return note;
    }

    private static Component card(DeploymentEvent event) {
        return CardGrid.card(
                what(event),
                Moment.at(event.at()),
                CardGrid.fact(event.byItself() ? "Slipway" : event.who()),
                CardGrid.fact(event.note() == null ? "" : event.note()));
    }
}
