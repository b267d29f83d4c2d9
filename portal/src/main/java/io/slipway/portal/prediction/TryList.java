package io.slipway.portal.prediction;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.CardGrid;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;
import java.util.UUID;
import java.util.function.Consumer;

/// What was tried on a deployment, newest first; a try can be taken up again.
final class TryList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient PredictionService predictions;
    private final CurrentCaller caller;
    private final UUID deployment;
    private final CardGrid<PredictionTry> grid;
    private final Span none = new Span("Nobody has tried anything on this deployment yet.");
    private final transient Consumer<PredictionTry> takenUp;

    TryList(PredictionService predictions, CurrentCaller caller, UUID deployment, Consumer<PredictionTry> takenUp) {
        this.predictions = predictions;
        this.caller = caller;
        this.deployment = deployment;
        this.takenUp = takenUp;
        none.addClassName("muted");
        grid = new CardGrid<>("Last tries", this::card);
        grid.column("When", tried -> Moment.at(tried.askedAt())).setWidth("150px");
        grid.column("Who", tried -> new Span(tried.askedBy()))
                .setAutoWidth(false)
                .setFlexGrow(1);
        grid.column("Revision", tried -> new Span("rev " + tried.revision())).setWidth("100px");
        grid.column("Answer", TryList::outcome).setAutoWidth(false).setFlexGrow(2);
        grid.column("Took", TryList::took).setWidth("110px");
        grid.column("", this::again).setWidth("130px");
        grid.setAllRowsVisible(true);
        add(Section.panel("Last tries", none, grid));
        refresh();
    }

    void refresh() {
        var tries = predictions.tries(caller.require(), deployment);
        none.setVisible(tries.isEmpty());
        grid.setVisible(!tries.isEmpty());
        grid.setItems(tries);
    }

    private Button again(PredictionTry tried) {
        return new Button("Take up", _ -> takenUp.accept(tried));
    }

    private static Component outcome(PredictionTry tried) {
        if (tried.status() == null) {
            var why = new Span(tried.failure() == null ? "" : tried.failure());
            why.addClassNames("truncate", "muted");
            why.setTitle(why.getText());
            return Section.row(new State(State.Tone.FAILED, "no answer"), why);
        }
        return status(tried.status());
    }

    static State status(int status) {
        return new State(status < 400 ? State.Tone.RUNNING : State.Tone.FAILED, "status " + status);
    }

    private static Span took(PredictionTry tried) {
        return new Span(tried.durationMicros() == null ? "–" : Formats.latency(tried.durationMicros()));
    }

    private Component card(PredictionTry tried) {
        return CardGrid.card(
                outcome(tried),
                Moment.at(tried.askedAt()),
                CardGrid.fact("%s · rev %d".formatted(tried.askedBy(), tried.revision())),
                took(tried),
                again(tried));
    }
}
