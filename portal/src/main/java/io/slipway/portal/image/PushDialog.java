package io.slipway.portal.image;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.slipway.portal.registries.RegistryHost;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Notices;
import io.slipway.portal.shell.Section;
import java.util.List;
import java.util.Map;

/// Asks where an image is to go.
class PushDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient TransferService transfers;
    private final transient SavedImageDetails image;
    private final CurrentCaller caller;
    private final Select<RegistryHost> host = new Select<>();
    private final TextField path = new TextField("Name there");

    PushDialog(TransferService transfers, List<RegistryHost> hosts, CurrentCaller caller, SavedImageDetails image) {
        this.transfers = transfers;
        this.image = image;
        this.caller = caller;
        setHeaderTitle("Push %s to a registry".formatted(image.name()));
        setWidth("min(520px, 94vw)");
        host.setLabel("Registry");
        host.setItems(hosts);
        host.setValue(hosts.getFirst());
        host.setWidthFull();
        path.setWidthFull();
        path.setMaxLength(200);
        path.setValue("%s/%s:latest".formatted(image.team(), image.name()));
        path.setHelperText("path:tag. What has that name there is replaced");
        add(Section.stack(
                new Paragraph("It goes with the team's login to that registry, if there is one. Whoever may read there"
                        + " can read all that is in the image."),
                host,
                path));
        var push = new Button("Push", _ -> push());
        push.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), push);
    }

    private void push() {
        var to = "%s/%s".formatted(host.getValue(), path.getValue().strip());
        Attempt.of(Map.of("to", path), () -> transfers.push(caller.require(), image.id(), to))
                .ifPresent(_ -> {
                    close();
                    Notices.done("Pushing " + image.name());
                });
    }
}
