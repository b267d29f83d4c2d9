package io.slipway.portal.deployment;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.slipway.engine.ContainerId;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.CopyButton;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.State;

/// The containers that answer for a deployment, with a button for one more and one for one fewer.
final class ReplicaPanel extends Div {
    private static final long serialVersionUID = 1L;

    private final transient DeploymentService deployments;
    private final CurrentCaller caller;
    private final Span count = new Span();
    private final UnorderedList list = new UnorderedList();
    private final Button fewer = new Button(VaadinIcon.MINUS.create(), _ -> scale(-1));
    private final Button more = new Button(VaadinIcon.PLUS.create(), _ -> scale(1));
    private transient DeploymentDetails shown;

    ReplicaPanel(DeploymentService deployments, CurrentCaller caller, DeploymentDetails deployment) {
        this.deployments = deployments;
        this.caller = caller;
        this.shown = deployment;
        fewer.setAriaLabel("One replica fewer");
        more.setAriaLabel("One replica more");
        count.addClassName("value");
        count.getElement().setAttribute("aria-live", "polite");
        list.addClassName("links");
        add(Section.panel("Replicas", Section.row(fewer, count, more), list));
        show(deployment);
    }

    void show(DeploymentDetails deployment) {
        shown = deployment;
        var replication = deployment.replication();
        int present = deployment.containers().size();
        count.setText(
                present == replication.wanted() || deployment.status() != DeploymentStatus.RUNNING
                        ? Formats.count(replication.wanted(), "container", "containers")
                        : "%d of %s"
                                .formatted(present, Formats.count(replication.wanted(), "container", "containers")));
        var changeable = deployment.status() != DeploymentStatus.REMOVING;
        fewer.setEnabled(changeable && replication.wanted() > 1);
        more.setEnabled(changeable);
        list.removeAll();
        var first = deployment.container();
        if (first != null) {
            list.add(entry(first, DeploymentLooks.firstState(deployment)));
        }
        replication.others().forEach(other -> list.add(entry(other.container(), state(deployment, other))));
    }

    private static ListItem entry(ContainerId container, State state) {
        var name = new Span(container.shortForm());
        name.addClassName("mono");
        name.setTitle(container.value());
        return new ListItem(Section.row(name, new CopyButton(container.value(), "Copy container id"), state));
    }

    private static State state(DeploymentDetails deployment, Replica replica) {
        if (deployment.status() == DeploymentStatus.PAUSED) {
            return new State(State.Tone.WARNING, "paused");
        }
        return replica.healthy()
                ? new State(State.Tone.RUNNING, "running")
                : new State(State.Tone.WARNING, "running, unhealthy");
    }

    private void scale(int by) {
        int wanted = shown.replication().wanted() + by;
        Attempt.of(() -> deployments.scale(caller.require(), shown.id(), wanted))
                .ifPresent(this::show);
    }
}
