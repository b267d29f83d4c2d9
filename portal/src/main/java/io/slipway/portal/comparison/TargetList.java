package io.slipway.portal.comparison;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.ArrayList;
import java.util.List;

/// The targets chosen so far. The first is the baseline, which all others are compared with.
class TargetList extends Div {
    private static final long serialVersionUID = 1L;

    private final transient List<TargetChoice> chosen = new ArrayList<>();
    private final transient Runnable changed;

    TargetList(Runnable changed) {
        this.changed = changed;
        show();
    }

    List<TargetChoice> chosen() {
        return List.copyOf(chosen);
    }

    void choose(TargetChoice choice) {
        if (!chosen.contains(choice)) {
            chosen.add(choice);
        }
        show();
        changed.run();
    }

    private void show() {
        removeAll();
        if (chosen.isEmpty()) {
            var hint = new Paragraph("Add at least two. The first one is the baseline.");
            hint.addClassName("muted");
            add(hint);
            return;
        }
        var list = new OrderedList();
        list.addClassName("links");
        chosen.forEach(choice -> list.add(entry(choice)));
        add(list);
    }

    private ListItem entry(TargetChoice choice) {
        var name = new Span(choice.label());
        name.addClassName("name");
        var baseline = chosen.getFirst().equals(choice);
        var actions = new Div();
        actions.addClassName("row");
        if (baseline) {
            actions.add(new Span("baseline"));
        } else {
            actions.add(button("Make baseline", "Make %s the baseline".formatted(choice.label()), () -> {
                chosen.remove(choice);
                chosen.addFirst(choice);
            }));
        }
        var remove = button("", "Remove " + choice.label(), () -> chosen.remove(choice));
        remove.setIcon(VaadinIcon.CLOSE_SMALL.create());
        actions.add(remove);
        return new ListItem(name, actions);
    }

    private Button button(String text, String label, Runnable action) {
        var button = new Button(text, _ -> {
            action.run();
            show();
            changed.run();
        });
        button.setAriaLabel(label);
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
