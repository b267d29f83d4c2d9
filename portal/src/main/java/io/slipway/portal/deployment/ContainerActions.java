package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Notices;
import java.util.ArrayList;
import java.util.List;

/// What can be done with a container in its present state.
final class ContainerActions {
    private final DeploymentService deployments;
    private final CurrentCaller caller;

    ContainerActions(DeploymentService deployments, CurrentCaller caller) {
        this.deployments = deployments;
        this.caller = caller;
    }

    Component[] of(DeploymentDetails deployment) {
        var id = deployment.id();
        List<Component> actions = new ArrayList<>();
        switch (deployment.status()) {
            case RUNNING -> {
                actions.add(new ButtonLink("Compare", Links.compare(id)));
                actions.add(new Button("Stop", _ -> Attempt.run(() -> deployments.stop(caller.require(), id))));
            }
            case STOPPED, FAILED ->
                actions.add(new Button("Start", _ -> Attempt.run(() -> deployments.start(caller.require(), id))));
            case QUEUED, BUILDING, STARTING, REMOVING -> {
                // on its way; it can only be removed
            }
        }
        if (deployment.status() != DeploymentStatus.REMOVING) {
            actions.add(new Button("Remove …", _ -> remove(deployment)));
        }
        return actions.toArray(Component[]::new);
    }

    private void remove(DeploymentDetails deployment) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Remove %s?".formatted(deployment.name()));
        dialog.setText(("Its container goes with everything written inside it, its network, and its address%s."
                        + " The image, the build and rev %d stay, so that it can be launched again.")
                .formatted(address(deployment), deployment.revision()));
        dialog.setConfirmText("Remove the container");
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.addConfirmListener(_ -> {
            if (Attempt.run(() -> deployments.remove(caller.require(), deployment.id()))) {
                Notices.done("Removing " + deployment.name());
                UI.getCurrent().navigate(Links.containers());
            }
        });
        dialog.open();
    }

    private static String address(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        return endpoint == null || endpoint.url() == null ? "" : " " + endpoint.url();
    }
}
