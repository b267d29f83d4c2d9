package io.slipway.portal.audit;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeLabel;
import java.util.function.Consumer;

/// Asks for a day with the browser's own calendar.
class DayField extends Div {
    private static final long serialVersionUID = 1L;

    private final Input input = new Input();

    DayField(String label, String id, Consumer<String> changed) {
        addClassName("day-field");
        input.setType("date");
        input.setId(id);
        var words = new NativeLabel(label);
        words.setFor(input);
        input.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                changed.accept(event.getValue());
            }
        });
        add(words, input);
    }

    void setValue(String day) {
        input.setValue(day);
    }
}
