package io.slipway.portal.script;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.Attempt;
import io.slipway.portal.shell.ButtonLink;
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

/// One script: what it is, its files and revisions, and what came of it. Each tab has an address; what is on a tab
/// is a [ScriptTab] of the feature that it belongs to.
@Route("scripts/:team/:name/:tab?(overview|files|revisions|tags|proposals|builds|running|reports|settings)")
@PermitAll
class ScriptView extends Page implements BeforeEnterObserver, HasDynamicTitle {
    private static final long serialVersionUID = 1L;

    private final transient ScriptService scripts;
    private final transient BuildService builds;
    private final transient AccessPolicy policy;
    private final transient ScriptTabs tabs;
    private final transient ScriptTrail trail;
    private final CurrentCaller caller;
    private String title = "Script";

    ScriptView(
            ScriptService scripts,
            BuildService builds,
            AccessPolicy policy,
            ScriptTabs tabs,
            ScriptTrail trail,
            CurrentCaller caller) {
        this.scripts = scripts;
        this.builds = builds;
        this.policy = policy;
        this.tabs = tabs;
        this.trail = trail;
        this.caller = caller;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var reader = caller.require();
        var script = scripts.find(reader, Addresses.script(event));
        var part = event.getRouteParameters().get("tab").flatMap(ScriptPart::of).orElse(ScriptPart.OVERVIEW);
        title = script.name().toString();
        removeAll();
        add(head(script), tabs.links(reader, script, part), tabs.content(reader, script, part, event.getLocation()));
    }

    private PageHead head(ScriptDetails script) {
        var head = new PageHead(script.name().toString());
        var visibility =
                new Span(script.visibility() == Visibility.SITE ? "visible to everybody" : "visible to its team");
        visibility.addClassName("muted");
        head.beside(visibility).sub(script.description()).trail(trail.of(caller.require(), script));
        var team = script.name().team();
        if (policy.allows(caller.require(), team, Permission.WRITE)) {
            head.actions(new ScriptMenu(scripts, caller, script, policy));
            head.actions(new ButtonLink("Edit", Links.edit(script.name())));
        } else if (script.latestRevision() > 0) {
            head.actions(new ButtonLink("Propose a change", Links.edit(script.name())));
        }
        if (script.latestRevision() > 0 && policy.allows(caller.require(), team, Permission.BUILD)) {
            var build = new Button("Build", _ -> build(script));
            head.actions(
                    build,
                    new ButtonLink("Compare", Links.compare(script.name(), script.latestRevision())),
                    new ButtonLink("Launch", Links.launch(script.name(), script.latestRevision())).primary());
        }
        return head;
    }

    private void build(ScriptDetails script) {
        Attempt.of(() -> builds.request(
                        caller.require(),
                        BuildOrder.of(script.name(), RevisionSelector.number(script.latestRevision()))))
                .ifPresent(ticket ->
                        UI.getCurrent().navigate(Links.build(ticket.build().id())));
    }

    @Override
    public String getPageTitle() {
        return title + " · Slipway";
    }
}
