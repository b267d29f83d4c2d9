package io.slipway.portal.script;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/// The file that is open: its path, whether it is executable, and its name to be changed.
final class FileBar extends Div {
    private static final long serialVersionUID = 1L;

    private final transient BiConsumer<ContextPath, FileMode> changeMode;
    private final transient BiPredicate<ContextPath, String> rename;

    /// @param rename tries another path, shows why not, and says whether it was taken
    FileBar(BiConsumer<ContextPath, FileMode> changeMode, BiPredicate<ContextPath, String> rename) {
        this.changeMode = changeMode;
        this.rename = rename;
        addClassName("file-bar");
    }

    void show(ContextPath path, FileMode mode) {
        removeAll();
        var name = new Span(path.value());
        name.addClassName("mono");
        add(name);
        if (path.equals(ContextPath.DOCKERFILE)) {
            return;
        }
        var executable = new Checkbox("Executable", mode == FileMode.EXECUTABLE);
        executable.addValueChangeListener(
                event -> changeMode.accept(path, event.getValue() ? FileMode.EXECUTABLE : FileMode.REGULAR));
        var button = new Button("Rename …", _ -> ask(path));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        add(executable, button);
    }

    private void ask(ContextPath path) {
        var dialog = new Dialog("Rename " + path.fileName());
        var field = new TextField("New path");
        field.setValue(path.value());
        field.setMaxLength(500);
        field.setWidth("min(420px, 80vw)");
        field.setAutofocus(true);
        var done = new Button("Rename", _ -> {
            if (rename.test(path, field.getValue().strip())) {
                dialog.close();
            }
        });
        done.addThemeVariants(ButtonVariant.PRIMARY);
        done.addClickShortcut(Key.ENTER);
        dialog.add(field);
        dialog.getFooter().add(new Button("Cancel", _ -> dialog.close()), done);
        dialog.open();
    }
}
