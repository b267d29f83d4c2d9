package io.slipway.portal.deployment;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import io.slipway.registry.ConflictException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Gives a deployment another name, and says what that changes.
class RenameDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient Function<DeploymentName, DeploymentDetails> rename;
    private final TextField name = new TextField("Name");

    RenameDialog(DeploymentDetails deployment, Function<DeploymentName, DeploymentDetails> rename) {
        this.rename = rename;
        setHeaderTitle("Rename %s".formatted(deployment.name()));
        setWidth("min(480px, 94vw)");
        name.setWidthFull();
        name.setValue(deployment.name().value());
        name.setMaxLength(40);
        name.setHelperText("Lower-case letters, digits and dashes; unique in the team");
        name.setAutofocus(true);
        add(Section.stack(
                new Paragraph(
                        "It runs on as it is. Its page and its address below /predict have the new name from now on."
                                + " Inside its network it keeps the host name it was launched under, so what uses it"
                                + " through MODEL_URL goes on."),
                name));
        var save = new Button("Rename", _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        getFooter().add(new Button("Cancel", _ -> close()), save);
    }

    private void save() {
        Attempt.of(Map.of("name", name), this::renamed).flatMap(found -> found).ifPresent(renamed -> {
            close();
            Notices.done("It is called %s now".formatted(renamed.name()));
        });
    }

    /// A name that somebody has is refused at the field too.
    private Optional<DeploymentDetails> renamed() {
        try {
            return Optional.of(rename.apply(new DeploymentName(name.getValue().strip())));
        } catch (ConflictException e) {
            name.setErrorMessage(e.detail());
            name.setInvalid(true);
            return Optional.empty();
        }
    }
}
