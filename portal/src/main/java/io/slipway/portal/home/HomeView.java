package io.slipway.portal.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import io.slipway.portal.comparison.ReportList;
import io.slipway.portal.comparison.ReportService;
import io.slipway.portal.comparison.ReportSummary;
import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentSnapshot;
import io.slipway.portal.deployment.RunningList;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Live;
import io.slipway.portal.shell.Moment;
import io.slipway.portal.shell.Page;
import io.slipway.portal.shell.PageHead;
import io.slipway.portal.shell.Section;
import io.slipway.registry.search.FoundScript;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.search.SearchQuery;
import io.slipway.registry.search.SearchResult;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/// Where everybody starts: what runs now, the last reports, the scripts that changed last.
@Route("")
@PageTitle("Slipway")
@PermitAll
class HomeView extends Page {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 6;

    HomeView(ScriptSearch scripts, DeploymentMonitor deployments, ReportService reports, CurrentCaller caller) {
        var found = scripts.find(caller.require(), SearchQuery.all().pagesOf(SHOWN));
        var latest = reports.latest(caller.require());
        var snapshot = deployments.snapshot(caller.require(), DeploymentQuery.all());
        add(new PageHead("Home"));
        if (snapshot.deployments().isEmpty() || latest.isEmpty()) {
            add(new Section("From a Dockerfile to a measured prediction", steps()));
        }
        var running = new Div();
        Live.<DeploymentSnapshot>show(
                running,
                listener -> deployments.subscribe(caller.require(), DeploymentQuery.all(), listener)::remove,
                news -> showRunning(running, news));
        showRunning(running, snapshot);
        add(Section.columns(
                Section.stack(Section.panel("Running now", running), Section.panel("Last reports", reports(latest))),
                Section.panel("Scripts", scripts(found))));
    }

    private static Component steps() {
        var steps = new OrderedList(
                step(
                        "Take a script",
                        "A Dockerfile with its files, kept in revisions. Start from one that is here, or write your own.",
                        new ButtonLink("Browse the scripts", Links.scripts())),
                step(
                        "Launch it",
                        "Slipway builds the image, starts a hardened container, and waits until the model answers.",
                        new ButtonLink("Launch a container", Links.containers())),
                step(
                        "Compare",
                        "Two models, the same payload, in turns: which one answers faster, and how sure is that?",
                        new ButtonLink("New comparison", "comparisons/new")));
        steps.addClassName("steps");
        return Section.div("panel", steps);
    }

    private static ListItem step(String title, String text, ButtonLink button) {
        return new ListItem(new H3(title), new Paragraph(text), button);
    }

    private static void showRunning(Div box, DeploymentSnapshot snapshot) {
        box.removeAll();
        box.add(
                snapshot.deployments().isEmpty()
                        ? new Empty(
                                VaadinIcon.CUBES,
                                "Nothing is launched. Containers of your teams appear here with their state.")
                        : new RunningList(snapshot));
    }

    private static Component reports(List<ReportSummary> latest) {
        return new ReportList(
                latest.stream().limit(SHOWN).toList(),
                new Empty(
                        VaadinIcon.SCALE,
                        "No report yet. What comparisons find out appears here, in one sentence each."));
    }

    private static Component scripts(SearchResult found) {
        if (found.items().isEmpty()) {
            return new Empty(VaadinIcon.FILE_CODE, "No script yet. Scripts that your teams change appear here.");
        }
        var list = new UnorderedList();
        list.addClassName("links");
        found.items().forEach(script -> list.add(entry(script)));
        return Section.stack(list, new Anchor(Links.scripts(), "All scripts"));
    }

    private static ListItem entry(FoundScript script) {
        var name = new Anchor(Links.script(script.name()), script.name().toString());
        name.addClassName("name");
        var note = new Span(script.description());
        note.addClassName("note");
        return new ListItem(name, Moment.at(script.updatedAt()), note);
    }
}
