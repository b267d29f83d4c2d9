package io.slipway.portal.script;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.slipway.registry.context.ContextPath;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The files of a draft, with marks for what has been changed; opens, adds and removes.
class FileList extends Nav {
    private static final long serialVersionUID = 1L;

    private final transient FileDraft draft;
    private final transient Consumer<ContextPath> open;
    private final transient Consumer<ContextPath> remove;
    private final UnorderedList list = new UnorderedList();

    FileList(FileDraft draft, Consumer<ContextPath> open, Consumer<ContextPath> remove, Consumer<String> create) {
        this.draft = draft;
        this.open = open;
        this.remove = remove;
        addClassName("file-list");
        setAriaLabel("Files");
        var added = new TextField();
        added.setPlaceholder("Add a file, such as server.py");
        added.setAriaLabel("Name of a new file");
        added.setMaxLength(500);
        added.setWidthFull();
        added.addThemeVariants(TextFieldVariant.SMALL);
        added.addValueChangeListener(event -> created(event, added, create));
        add(list, added);
    }

    private static void created(
            AbstractField.ComponentValueChangeEvent<TextField, String> event,
            TextField field,
            Consumer<String> create) {
        var name = event.getValue().strip();
        if (!name.isEmpty()) {
            field.clear();
            create.accept(name);
        }
    }

    void show(@Nullable ContextPath current) {
        list.removeAll();
        draft.paths().forEach(path -> list.add(entry(path, path.equals(current))));
    }

    private ListItem entry(ContextPath path, boolean current) {
        var item = new ListItem();
        item.addClassName("file-item");
        var file = new NativeButton(path.value(), _ -> open.accept(path));
        file.addClassName("file");
        file.setTitle(path.value());
        item.add(file);
        if (current) {
            item.addClassName("current");
            file.getElement().setAttribute("aria-current", "true");
        }
        if (draft.written(path).isPresent()) {
            var mark = new Span("changed");
            mark.addClassName("changed");
            item.add(mark);
        }
        if (!path.equals(ContextPath.DOCKERFILE)) {
            var button = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> remove.accept(path));
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            button.setAriaLabel("Remove " + path);
            button.addClassName("remove");
            item.add(button);
        }
        return item;
    }
}
