package io.slipway.portal.image;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What can be done with a saved image in its present state.
final class ImageActions {
    private final SavedImageService images;
    private final TransferDesk transfers;
    private final CurrentCaller caller;

    ImageActions(SavedImageService images, TransferDesk transfers, CurrentCaller caller) {
        this.images = images;
        this.transfers = transfers;
        this.caller = caller;
    }

    /// What the reader may not do has no button; doing it asks again.
    Component[] of(SavedImageDetails image) {
        List<Component> actions = new ArrayList<>();
        if (image.status() == SavedImageStatus.DONE && images.mayUse(caller.require(), image)) {
            if (image.provenance() != null) {
                actions.add(new ButtonLink("Launch", Links.launchImage(image.id())).primary());
            }
            actions.add(new ButtonLink("Download", "api/v1/images/%s/archive".formatted(image.id())).download());
            transfers.push(image).ifPresent(actions::add);
        }
        if (!image.status().isOnItsWay() && images.mayRemove(caller.require(), image)) {
            actions.add(new Button("Remove …", _ -> Attempt.run(() -> remove(image))));
        }
        return actions.toArray(Component[]::new);
    }

    private void remove(SavedImageDetails image) {
        var users = images.users(caller.require(), image.id()).stream()
                .map(user -> user.name().value())
                .collect(Collectors.joining(", "));
        var dialog = new ConfirmDialog();
        if (users.isEmpty()) {
            dialog.setHeader("Remove %s?".formatted(image.name()));
            dialog.setText(
                    "The image leaves the engine, and nobody can launch it again. Up to %s are freed: layers that"
                                    .formatted(Formats.size(image.sizeBytes()))
                            + " other images share stay. No container runs it.");
            dialog.setConfirmText("Remove the image");
            dialog.setConfirmButtonTheme("error primary");
            dialog.setCancelable(true);
            dialog.addConfirmListener(_ -> removeNow(image));
        } else {
            dialog.setHeader("%s cannot be removed now".formatted(image.name()));
            dialog.setText("These containers run it: %s. Remove them first.".formatted(users));
            dialog.setConfirmText("Close");
        }
        dialog.open();
    }

    private void removeNow(SavedImageDetails image) {
        if (Attempt.run(() -> images.remove(caller.require(), image.id()))) {
            Notices.done("Removing " + image.name());
            UI.getCurrent().navigate(Links.images());
        }
    }
}
