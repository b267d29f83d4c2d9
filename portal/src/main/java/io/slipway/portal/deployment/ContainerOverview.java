package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Facts;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Section;
import io.slipway.registry.ForbiddenException;
import org.jspecify.annotations.Nullable;

/// The facts of a container: where it answers, what it may use, how it was launched.
class ContainerOverview extends Div {
    private static final long serialVersionUID = 1L;

    private final transient DeploymentService deployments;
    private final transient StackService stacks;
    private final CurrentCaller caller;
    private final Div endpoint = new Div();
    private final Div left = Section.stack(endpoint);
    private final Div facts = new Div();
    private final Div right = Section.stack(facts);
    private transient @Nullable DeploymentDetails shown;
    private @Nullable ReplicaPanel replicas;
    private @Nullable StackPanel stack;

    ContainerOverview(DeploymentService deployments, StackService stacks, CurrentCaller caller) {
        this.deployments = deployments;
        this.stacks = stacks;
        this.caller = caller;
        addClassName("halves");
        add(left, right);
    }

    void show(DeploymentDetails deployment) {
        if (shown == null) {
            left.add(launch(deployment)); // once: nothing of it changes
        }
        if (!deployment.equals(shown)) {
            endpoint.removeAll();
            endpoint.add(endpoint(deployment));
            facts.removeAll();
            facts.add(container(deployment));
            shown = deployment;
        }
        if (replicas == null) {
            replicas = new ReplicaPanel(deployments, caller, deployment);
            right.add(replicas);
        } else {
            replicas.show(deployment); // kept, so that its buttons keep the focus
        }
        showStack(deployment);
    }

    private void showStack(DeploymentDetails deployment) {
        var now = new Stack(deployment, deployments.users(caller.require(), deployment.id()));
        if (stack == null) {
            stack = new StackPanel(stacks, caller, now);
            right.add(stack);
        } else {
            stack.show(now);
        }
    }

    private static Component endpoint(DeploymentDetails deployment) {
        var endpoint = deployment.endpoint();
        if (endpoint == null) {
            return Section.panel("Endpoint", new Span("Known when the image has been looked at."));
        }
        var facts = new Facts();
        var url = endpoint.url();
        if (url == null) {
            facts.add("Address", "none while it does not run");
        } else {
            facts.mono("Address", url, url);
        }
        if (endpoint.predictPath() != null) {
            var stable = "/predict/%s/%s".formatted(deployment.team(), deployment.name());
            facts.mono("Stable address", stable, stable);
        }
        facts.add("Health", Formats.word(deployment.health()))
                .add("Predict path", endpoint.predictPath() == null ? "none: it is no model" : endpoint.predictPath())
                .add("Health path", endpoint.healthPath())
                .add("Page", endpoint.pagePath())
                .add("Contract", endpoint.contract())
                .add("Port inside", Integer.toString(endpoint.containerPort()));
        return Section.panel("Endpoint", facts);
    }

    private static Component container(DeploymentDetails deployment) {
        var facts = new Facts()
                .add("State", deployment.containerState() == null ? "no container" : deployment.containerState());
        var container = deployment.container();
        if (container != null) {
            var id = container.value();
            facts.mono("Container", id.substring(0, Math.min(12, id.length())), id);
        }
        var image = deployment.imageId();
        if (image != null) {
            facts.mono("Image", Formats.digest(image), image);
        }
        var started = deployment.startedAt();
        if (started != null) {
            facts.add("Started", Moment.at(started));
        }
        facts.add("Limits", DeploymentLooks.limits(deployment.limits()))
                .add("Processes", "at most " + deployment.limits().pids())
                .add("Hardening", "no capabilities, no new privileges, read-only root, tmpfs /tmp, network of its own");
        return Section.panel("Container", facts);
    }

    private Component launch(DeploymentDetails deployment) {
        var facts = new Facts()
                .add("Team", deployment.team().value())
                .add("By", deployment.launchedBy())
                .add("Launched", Moment.at(deployment.createdAt()));
        var uses = deployment.uses();
        if (uses != null) {
            var model = deployments.find(caller.require(), uses);
            facts.add("Uses", new Anchor(Links.container(uses), model.name().value()));
        }
        environment(deployment, facts);
        return Section.panel("Launch", facts);
    }

    private void environment(DeploymentDetails deployment, Facts facts) {
        if (deployment.envNames().isEmpty()) {
            return;
        }
        try {
            InspectionService.environment(deployments.environment(caller.require(), deployment.id()), true)
                    .forEach(variable -> facts.add(variable.name(), InspectPanel.value(variable)));
        } catch (ForbiddenException _) { // developers see the names alone
            deployment.envNames().stream().sorted().forEach(name -> facts.add(name, "value hidden from your role"));
        }
    }
}
