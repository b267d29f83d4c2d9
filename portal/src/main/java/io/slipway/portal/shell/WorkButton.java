package io.slipway.portal.shell;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.slipway.portal.security.CurrentCaller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much is under way, on every page; opens the list with each piece's step.
class WorkButton extends Button {
    private static final long serialVersionUID = 1L;

    private final Map<RunningWork, List<RunningWork.Item>> running = new LinkedHashMap<>();
    private final Div list = new Div();

    WorkButton(CurrentCaller caller, List<RunningWork> sources) {
        addClassName("work-button");
        addThemeVariants(ButtonVariant.TERTIARY);
        setEnabled(false);
        list.addClassName("work-list");
        var popover = new Popover(list);
        popover.setTarget(this);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel("Running work");
        sources.forEach(source -> Live.<List<RunningWork.Item>>show(
                this, listener -> source.watch(caller.require(), listener), items -> refresh(source, items)));
    }

    private void refresh(RunningWork source, List<RunningWork.Item> news) {
        running.put(source, news);
        var items = running.values().stream().flatMap(List::stream).toList();
        setEnabled(!items.isEmpty());
        setText(items.isEmpty() ? "" : items.size() + " running");
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
