package io.slipway.portal.shell;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;

/// What a proposal says about itself: a title in one line, and why.
public final class ProposalFields extends Div {
    private static final long serialVersionUID = 1L;

    private final TextField title = new TextField("What changes");
    private final TextArea message = new TextArea("Why");

    public ProposalFields() {
        addClassName("stack");
        title.setMaxLength(120);
        title.setRequiredIndicatorVisible(true);
        title.setWidthFull();
        message.setMaxLength(860);
        message.setMinRows(3);
        message.setWidthFull();
        message.setPlaceholder("Optional");
        add(title, message);
    }

    /// Fills in what was written elsewhere already.
    public void suggest(String words) {
        title.setValue(words.substring(0, Math.min(120, words.length())));
    }

    public String title() {
        return title.getValue();
    }

    public String message() {
        return message.getValue();
    }

    /// The fields by the names that refusals use.
    public Map<String, HasValidation> byName() {
        return Map.of("title", title, "message", message);
    }
}
