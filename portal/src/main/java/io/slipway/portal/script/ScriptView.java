package io.slipway.portal.script;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildOrdering;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Callout;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import jakarta.annotation.security.PermitAll;
import java.util.HashMap;
import java.util.Optional;

/// One script: what it is, its files and revisions, and what came of it. Each tab has an address; what is on a tab
/// is a [ScriptTab] of the feature that it belongs to.
@Route("scripts/:team/:name/:tab?(overview|files|revisions|tags|proposals|builds|running|reports|settings)")
@PermitAll
class ScriptView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ScriptService scripts;
    private final transient BuildOrdering ordering;
    private final transient AccessPolicy policy;
    private final transient ScriptTabs tabs;
    private final transient ScriptTrail trail;
    private final transient Forking forking;
    private final CurrentCaller caller;
    private String title = "Script";

    ScriptView(
            ScriptService scripts,
            BuildOrdering ordering,
            AccessPolicy policy,
            ScriptTabs tabs,
            ScriptTrail trail,
            Forking forking,
            CurrentCaller caller) {
        this.scripts = scripts;
        this.ordering = ordering;
        this.policy = policy;
        this.tabs = tabs;
        this.trail = trail;
        this.forking = forking;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var reader = caller.require();
        var asked = Addresses.script(event);
        var script = scripts.find(reader, asked);
        if (!script.name().equals(asked)) {
            event.forwardTo(
                    ScriptView.class,
                    renamed(event, script),
                    event.getLocation().getQueryParameters());
            return;
        }
        var part = event.getRouteParameters().get("tab").flatMap(ScriptPart::of).orElse(ScriptPart.OVERVIEW);
        title = script.name().toString();
        removeAll();
        add(head(script));
        forking.note(script).ifPresent(this::add);
        if (script.archived()) {
            add(Callout.warning(
                    "This script is archived",
                    "It is read, built and launched as before, but not changed, until a maintainer takes it out of the"
                            + " archive."));
        }
        add(tabs.links(reader, script, part), tabs.content(reader, script, part, event.getLocation()));
    }

    /// The same page under the name that the script has now.
    private static RouteParameters renamed(BeforeEnterEvent event, ScriptDetails script) {
        var parameters = new HashMap<String, String>();
        parameters.put("team", script.name().team().value());
        parameters.put("name", script.name().name());
        event.getRouteParameters().get("tab").ifPresent(tab -> parameters.put("tab", tab));
        return new RouteParameters(parameters);
    }

    private PageHead head(ScriptDetails script) {
        var head = new PageHead(script.name().toString());
        var visibility =
                new Span(script.visibility() == Visibility.SITE ? "visible to everybody" : "visible to its team");
        visibility.addClassName("muted");
        head.beside(visibility).sub(script.description()).trail(trail.of(caller.require(), script));
        var team = script.name().team();
        if (script.latestRevision() > 0) {
            head.actions(forking.button(script));
        }
        change(script).ifPresent(head::actions);
        if (script.latestRevision() > 0 && policy.allows(caller.require(), team, Permission.BUILD)) {
            var build = new Button("Build", _ -> build(script));
            head.actions(
                    build,
                    new ButtonLink("Compare", Links.compare(script.name(), script.latestRevision())),
                    new ButtonLink("Launch", Links.launch(script.name(), script.latestRevision())).primary());
        }
        return head;
    }

    private Optional<ButtonLink> change(ScriptDetails script) {
        if (script.archived()) {
            return Optional.empty();
        }
        var edit = Links.edit(script.name());
        if (policy.allows(caller.require(), script.name().team(), Permission.WRITE)) {
            return Optional.of(new ButtonLink("Edit", edit));
        }
        return script.latestRevision() > 0 ? Optional.of(new ButtonLink("Propose a change", edit)) : Optional.empty();
    }

    private void build(ScriptDetails script) {
        ordering.order(BuildOrder.of(script.name(), RevisionSelector.number(script.latestRevision())));
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}
