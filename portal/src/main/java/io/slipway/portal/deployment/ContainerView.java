package io.slipway.portal.deployment;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.Uses;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.portal.shell.TabLinks;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.script.ScriptService;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One launched container: its state, its facts, its log, and what other features add, such as predictions.
@Route("containers/:id/:tab?([a-z]+)")
@PermitAll
// Tabs of other features are found when the portal runs; what they are made of must be known when it is bundled.
@Uses(TextArea.class)
@Uses(TextField.class)
class ContainerView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient DeploymentService deployments;
    private final transient DeploymentMonitor monitor;
    private final transient DeploymentLogService logs;
    private final transient StackService stacks;
    private final transient List<DeploymentTab> tabs;
    private final transient ContainerActions actions;
    private final CurrentCaller caller;
    private final Div head = Section.stack();
    private final Div notice = Section.stack();
    private final Div body = new Div();
    private @Nullable String headShown;
    private @Nullable ContainerOverview overview;
    private String title = "Container";

    ContainerView(
            DeploymentService deployments,
            ContainerControl control,
            DeploymentMonitor monitor,
            DeploymentLogService logs,
            List<DeploymentTab> tabs,
            List<DeploymentAction> others,
            ScriptService scripts,
            StackService stacks,
            CurrentCaller caller) {
        this.deployments = deployments;
        this.monitor = monitor;
        this.logs = logs;
        this.stacks = stacks;
        this.tabs = tabs;
        this.actions = new ContainerActions(deployments, control, others, scripts, caller);
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var id = Addresses.id(event, "id", "deployment");
        var tab = event.getRouteParameters().get("tab").orElse("");
        var deployment = deployments.find(caller.require(), id);
        title = deployment.name().value();
        removeAll();
        body.removeAll();
        overview = null;
        headShown = null;
        body.add(content(deployment, tab));
        var host = Section.stack(head, notice, tabLinks(id, tab), body);
        Live.<DeploymentDetails>show(
                host, listener -> monitor.subscribe(caller.require(), id, listener, () -> {})::remove, this::show);
        add(host);
        show(deployment);
    }

    private Component content(DeploymentDetails deployment, String tab) {
        if (tab.equals("logs")) {
            return new ContainerChooser(deployment, choice -> new ContainerLog(logs, caller, choice));
        }
        return tabs.stream()
                .filter(offered -> offered.word().equals(tab))
                .findFirst()
                .map(offered -> offered.content(deployment))
                .orElseGet(() -> overview = new ContainerOverview(deployments, stacks, caller));
    }

    private TabLinks tabLinks(UUID id, String current) {
        var page = Links.container(id);
        var links = new TabLinks("Parts of the container");
        links.tab("Overview", page, current.isEmpty());
        tabs.forEach(tab -> links.tab(tab.label(), page + "/" + tab.word(), current.equals(tab.word())));
        return links.tab("Logs", page + "/logs", current.equals("logs"));
    }

    private void show(DeploymentDetails deployment) {
        title = deployment.name().value();
        var word = title + DeploymentLooks.word(deployment) + deployment.imageId() + deployment.next();
        if (!word.equals(headShown)) { // kept as long as it says the same, so that its buttons keep the focus
            headShown = word;
            head.removeAll();
            head.add(new PageHead(deployment.name().value())
                    .beside(DeploymentLooks.state(deployment))
                    .trail(trail(deployment))
                    .actions(actions.of(deployment)));
        }
        notice.removeAll();
        var trouble = deployment.trouble();
        var next = deployment.next();
        if (next != null) {
            notice.add(Callout.working(
                    "Relaunching on revision %d".formatted(next.revision()),
                    "Revision %d answers until the new containers do.".formatted(deployment.revision())));
        } else if (trouble != null) {
            notice.add(Callout.failed(trouble.message(), trouble.hint()));
        } else if (deployment.status().isOnItsWay()) {
            notice.add(Callout.working(DeploymentLooks.word(deployment), DeploymentLooks.step(deployment)));
        }
        notice.setVisible(notice.getChildren().findAny().isPresent());
        if (overview != null) {
            overview.show(deployment);
        }
        body.getChildren()
                .flatMap(part -> part instanceof ContainerChooser chooser ? Stream.of(chooser) : Stream.empty())
                .forEach(chooser -> chooser.show(deployment));
    }

    private static Trail trail(DeploymentDetails deployment) {
        var trail = new Trail()
                .to(deployment.script().toString(), Links.script(deployment.script()))
                .to("rev " + deployment.revision(), Links.revision(deployment.script(), deployment.revision()))
                .to("build", Links.build(deployment.build()));
        var saved = deployment.savedImage();
        if (saved != null) {
            trail.to("saved image", Links.image(saved));
        }
        var image = deployment.imageId();
        if (image != null) {
            trail.name(Formats.digest(image), image);
        }
        return trail.here(deployment.name().value());
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}
