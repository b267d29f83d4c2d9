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
import io.slipway.registry.script.ScriptService;
import java.util.ArrayList;
import java.util.List;

/// What can be done with a container in its present state.
final class ContainerActions {
    private final DeploymentService deployments;
    private final ContainerControl control;
    private final List<DeploymentAction> others;
    private final ScriptService scripts;
    private final CurrentCaller caller;

    ContainerActions(
            DeploymentService deployments,
            ContainerControl control,
            List<DeploymentAction> others,
            ScriptService scripts,
            CurrentCaller caller) {
        this.deployments = deployments;
        this.control = control;
        this.others = others;
        this.scripts = scripts;
        this.caller = caller;
    }

    Component[] of(DeploymentDetails deployment) {
        var id = deployment.id();
        List<Component> actions = new ArrayList<>(offered(deployment, true));
        switch (deployment.status()) {
            case RUNNING -> {
                actions.add(new ButtonLink("Compare", Links.compare(id)));
                actions.add(
                        deployment.next() == null
                                ? relaunch(deployment)
                                : button("Cancel relaunch", () -> deployments.cancelRelaunch(caller.require(), id)));
                actions.add(button("Pause", () -> control.pause(caller.require(), id)));
                actions.add(button("Restart", () -> deployments.restart(caller.require(), id)));
                actions.add(button("Stop", () -> deployments.stop(caller.require(), id)));
                actions.add(new Button("Kill …", _ -> kill(deployment)));
            }
            case PAUSED -> {
                actions.add(button("Resume", () -> control.resume(caller.require(), id)));
                actions.add(button("Stop", () -> deployments.stop(caller.require(), id)));
                actions.add(new Button("Kill …", _ -> kill(deployment)));
            }
            case STOPPED, FAILED -> {
                actions.add(button("Start", () -> deployments.start(caller.require(), id)));
                actions.add(relaunch(deployment));
            }
            case QUEUED, BUILDING, STARTING, REMOVING -> {
                // on its way; it can only be removed
            }
        }
        actions.addAll(offered(deployment, false));
        if (deployment.status() != DeploymentStatus.REMOVING) {
            actions.add(new Button("Remove …", _ -> remove(deployment)));
        }
        return actions.toArray(Component[]::new);
    }

    private List<Component> offered(DeploymentDetails deployment, boolean first) {
        return others.stream()
                .filter(other -> other.comesFirst() == first)
                .flatMap(other -> other.button(deployment).stream())
                .toList();
    }

    private Button relaunch(DeploymentDetails deployment) {
        return new Button(
                "Relaunch …",
                _ -> Attempt.run(() -> new RelaunchDialog(deployments, scripts, caller, deployment).open()));
    }

    private static Button button(String word, Runnable action) {
        return new Button(word, _ -> Attempt.run(action));
    }

    private void kill(DeploymentDetails deployment) {
        var dialog = new ConfirmDialog();
        dialog.setHeader("Kill %s?".formatted(deployment.name()));
        dialog.setText("Its process ends at once and is not asked to finish what it does. Stop asks first.");
        dialog.setConfirmText("Kill it");
        dialog.setConfirmButtonTheme("error primary");
        dialog.setCancelable(true);
        dialog.addConfirmListener(_ -> Attempt.run(() -> control.kill(caller.require(), deployment.id())));
        dialog.open();
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
