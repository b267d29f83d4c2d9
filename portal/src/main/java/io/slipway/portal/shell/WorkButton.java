package io.slipway.portal.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.slipway.portal.security.CurrentCaller;
import java.util.List;

/// How much is under way, on every page; opens the list with each piece's step.
class WorkButton extends Button {
    private static final long serialVersionUID = 1L;

    private final CurrentCaller caller;
    private final List<RunningWork> sources;
    private final Div list = new Div();

    WorkButton(CurrentCaller caller, List<RunningWork> sources, LiveUpdates updates) {
        this.caller = caller;
        this.sources = sources;
        addClassName("work-button");
        addThemeVariants(ButtonVariant.TERTIARY);
        list.addClassName("work-list");
        var popover = new Popover(list);
        popover.setTarget(this);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("Running work");
        var kinds = sources.stream().map(RunningWork::kind).distinct().toArray(LiveUpdates.Kind[]::new);
        updates.watch(this, this::refresh, kinds);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        refresh();
    }

    private void refresh() {
        var items = sources.stream()
                .flatMap(source -> source.of(caller.require()).stream())
                .toList();
        setEnabled(!items.isEmpty());
        setText(items.isEmpty() ? "" : items.size() == 1 ? "1 running" : items.size() + " running");
        setPrefixComponent(items.isEmpty() ? null : new State(State.Tone.WORKING, ""));
        list.removeAll();
        list.add(new H2("Under way"));
        items.forEach(item -> list.add(entry(item)));
    }

    private static Anchor entry(RunningWork.Item item) {
        var what = new Span(item.what());
        what.addClassName("what");
        var step = new Span(item.step());
        step.addClassName("step");
        var entry = new Anchor(item.page(), what, new State(State.Tone.WORKING, item.state()), step);
        entry.addClassName("work-item");
        return entry;
    }
}
