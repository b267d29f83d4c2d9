package io.slipway.portal.deployment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.Section;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptService;

/// Asks which revision a deployment is to become.
final class RelaunchDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    private final transient DeploymentService deployments;
    private final CurrentCaller caller;
    private final transient DeploymentDetails deployment;
    private final Select<RevisionSummary> revision = new Select<>();

    RelaunchDialog(
            DeploymentService deployments, ScriptService scripts, CurrentCaller caller, DeploymentDetails deployment) {
        this.deployments = deployments;
        this.caller = caller;
        this.deployment = deployment;
        setHeaderTitle("Relaunch %s".formatted(deployment.name()));
        setWidth("min(520px, 94vw)");
        var revisions = scripts.revisions(caller.require(), deployment.script());
        revision.setLabel("Revision");
        revision.setWidthFull();
        revision.setItems(revisions);
        revision.setItemLabelGenerator(this::label);
        if (!revisions.isEmpty()) {
            revision.setValue(revisions.getFirst());
        }
        add(Section.stack(
                new Paragraph(
                        deployment.status() == DeploymentStatus.RUNNING
                                ? "Revision %d answers until containers of the chosen one do, and goes on if they do not."
                                        .formatted(deployment.revision())
                                : "It does not run now, and is started as the chosen revision."),
                revision));
        var relaunch = new Button("Relaunch", _ -> relaunch());
        relaunch.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button("Cancel", _ -> close()), relaunch);
    }

    private String label(RevisionSummary choice) {
        var now = choice.number() == deployment.revision() ? " (runs now)" : "";
        var message = choice.message().isEmpty() ? "" : " · " + choice.message();
        return "rev %d%s%s".formatted(choice.number(), now, message);
    }

    private void relaunch() {
        var chosen = revision.getValue();
        if (chosen == null) {
            return;
        }
        var selector = RevisionSelector.number(chosen.number());
        if (Attempt.run(() -> deployments.relaunch(caller.require(), deployment.id(), selector))) {
            close();
        }
    }
}
