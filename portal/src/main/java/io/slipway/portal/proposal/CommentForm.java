package io.slipway.portal.proposal;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Section;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.proposal.CommentPlace;
import io.slipway.registry.proposal.NewComment;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where somebody says something about a proposal, or about a line of one of its files.
final class CommentForm extends Div {
    private static final long serialVersionUID = 1L;

    private final TextArea text = new TextArea("Comment");
    private final Select<ContextPath> file = new Select<>();
    private final IntegerField line = new IntegerField("Line");

    CommentForm(List<ContextPath> files, Consumer<NewComment> say) {
        addClassName("stack");
        text.setWidthFull();
        text.setMaxLength(10_000);
        text.setMinRows(3);
        text.setHelperText("Markdown. Ctrl+Enter sends it; a click on a line's number above speaks about that line.");
        file.setLabel("About a line of");
        file.setItems(files);
        file.setEmptySelectionAllowed(true);
        file.setEmptySelectionCaption("the whole");
        file.setItemLabelGenerator(path -> path == null ? "the whole" : path.value());
        line.setMin(1);
        line.setWidth("96px");
        line.setEnabled(false);
        file.addValueChangeListener(event -> line.setEnabled(event.getValue() != null));
        var send = new Button("Comment", _ -> send(say));
        send.addClickShortcut(Key.ENTER, KeyModifier.CONTROL)
                .listenOn(text)
                .resetFocusOnActiveElement(); // or the last words would not have arrived
        add(text, Section.div("filters", file, line, send));
    }

    /// Begins a comment on a line.
    void about(ContextPath path, int number) {
        file.setValue(path);
        line.setValue(number);
        text.focus();
        text.getElement().executeJs("this.scrollIntoView({ block: 'center' })");
    }

    private void send(Consumer<NewComment> say) {
        Attempt.of(Map.of("text", text, "line", line), () -> new NewComment(text.getValue(), place()))
                .ifPresent(say);
    }

    private @Nullable CommentPlace place() {
        if (file.getValue() == null) {
            return null;
        }
        var number = line.getValue();
        if (number == null) {
            throw new InvalidException("line", "give the number of the line");
        }
        return new CommentPlace(file.getValue(), number);
    }
}
