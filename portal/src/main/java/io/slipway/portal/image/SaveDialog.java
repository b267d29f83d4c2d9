package io.slipway.portal.image;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Section;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks how the image is to be called, and says what will and what will not be in it.
class SaveDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient SavedImageService images;
    private final transient DeploymentDetails deployment;
    private final CurrentCaller caller;
    private final TextField name = new TextField("Name");

    SaveDialog(SavedImageService images, CurrentCaller caller, DeploymentDetails deployment) {
        this.images = images;
        this.deployment = deployment;
        this.caller = caller;
        setHeaderTitle("Save %s as an image".formatted(deployment.name()));
        setWidth("min(520px, 94vw)");
        name.setMaxLength(60);
        name.setWidthFull();
        name.setPlaceholder(deployment.name() + "-1");
        name.setHelperText("Empty for the container's name and a number");
        add(Section.stack(
                new Paragraph("The container goes on as it is. The image gets the files on its disk and the settings of"
                        + " the image that it runs."),
                new Paragraph("Files in /tmp and in volumes of the image are in memory and stay out, and so does the"
                        + " environment of the launch."),
                name));
        var save = new Button("Save", _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), save);
    }

    private void save() {
        Attempt.of(Map.of("name", name), () -> images.save(caller.require(), deployment.id(), wanted()))
                .ifPresent(image -> {
                    close();
                    UI.getCurrent().navigate(Links.image(image.id()));
                });
    }

    private @Nullable SavedImageName wanted() {
        var typed = name.getValue().strip();
        return typed.isEmpty() ? null : new SavedImageName(typed);
    }
}
