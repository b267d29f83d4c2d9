package io.slipway.portal.deployment;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import java.util.UUID;
import java.util.stream.Collectors;

/// The applications that use a model, with buttons for all of them and the model together.
final class StackPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient StackService stacks;
    private final CurrentCaller caller;
    private final UnorderedList list = new UnorderedList();
    private transient Stack shown;

    StackPanel(StackService stacks, CurrentCaller caller, Stack stack) {
        this.stacks = stacks;
        this.caller = caller;
        this.shown = stack;
        list.addClassName("links");
        var buttons = Section.row(
                new Button("Start all", _ -> Attempt.run(() -> stacks.start(caller.require(), id()))),
                new Button("Stop all", _ -> Attempt.run(() -> stacks.stop(caller.require(), id()))),
                new Button("Remove all …", _ -> remove()));
        add(Section.panel("Used by", list, buttons));
        show(stack);
    }

    private UUID id() {
        return shown.model().id();
    }

    void show(Stack stack) {
        shown = stack;
        setVisible(!stack.users().isEmpty());
        list.removeAll();
        stack.users()
                .forEach(user -> list.add(new ListItem(Section.row(
                        new Anchor(Links.container(user.id()), user.name().value()), DeploymentLooks.state(user)))));
    }

    private void remove() {
        var users = shown.users().stream().map(user -> user.name().value()).collect(Collectors.joining(", "));
        var dialog = new ConfirmDialog();
        dialog.setHeader("Remove %s and what uses it?".formatted(shown.model().name()));
        dialog.setText("With it go %s: their containers with everything written inside them, their networks and their"
                        .formatted(users)
                + " addresses. Images, builds and revisions stay, so that they can be launched again.");
        dialog.setConfirmText("Remove all");
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.addConfirmListener(_ -> {
            if (Attempt.run(() -> stacks.remove(caller.require(), id()))) {
                Notices.done("Removing %s and %s".formatted(shown.model().name(), users));
                UI.getCurrent().navigate(Links.containers());
            }
        });
        dialog.open();
    }
}
