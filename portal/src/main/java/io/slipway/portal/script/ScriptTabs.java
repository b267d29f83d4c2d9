package io.slipway.portal.script;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildMonitor;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.build.BuildTable;
import io.slipway.portal.comparison.ReportList;
import io.slipway.portal.comparison.ReportService;
import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.DeploymentTable;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.AddressBar;
import io.slipway.portal.shell.ButtonLink;
import io.slipway.portal.shell.Empty;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// What the tabs of a script's page show, put together from the services of all features.
@Service
class ScriptTabs {
    private final ScriptService scripts;
    private final BuildService builds;
    private final BuildMonitor buildMonitor;
    private final DeploymentMonitor deployments;
    private final ReportService reports;
    private final CurrentCaller caller;
    private final String site;

    ScriptTabs(
            ScriptService scripts,
            BuildService builds,
            BuildMonitor buildMonitor,
            DeploymentMonitor deployments,
            ReportService reports,
            CurrentCaller caller,
            @Value("${slipway.url:http://localhost:8080}") String site) {
        this.scripts = scripts;
        this.builds = builds;
        this.buildMonitor = buildMonitor;
        this.deployments = deployments;
        this.reports = reports;
        this.caller = caller;
        this.site = site;
    }

    Component content(ScriptDetails script, String tab, Location location) {
        if (script.latestRevision() == 0) {
            return new Empty(
                    VaadinIcon.FILE_CODE,
                    "There is no revision yet. Write the Dockerfile, and save the first one.",
                    new ButtonLink("Open the editor", Links.edit(script.name())).primary());
        }
        return switch (tab) {
            case "files" -> files(script.name(), location);
            case "revisions" ->
                new RevisionList(
                        script.name(), scripts.revisions(caller.require(), script.name()), builds(script.name()));
            case "builds" -> buildTable(script.name());
            case "running" -> running(script);
            case "reports" ->
                new ReportList(
                        reports.latestOf(caller.require(), script.name()),
                        new Empty(
                                VaadinIcon.SCALE,
                                "No revision of this script has been measured yet. A comparison says which one answers faster.",
                                new ButtonLink("Compare", Links.compare(script.name(), script.latestRevision()))));
            default -> overview(script);
        };
    }

    /// Where the latest revision has come to.
    Trail trail(ScriptDetails script) {
        var trail = new Trail().here(script.name().toString());
        if (script.latestRevision() == 0) {
            return trail;
        }
        trail.to("rev " + script.latestRevision(), Links.revision(script.name(), script.latestRevision()));
        newestBuild(script).ifPresent(build -> {
            trail.to("build #" + build.number(), Links.build(build.id()));
            var image = build.image();
            if (image != null) {
                trail.name(Formats.digest(image.id().value()), image.id().value());
            }
        });
        var running = deployments.snapshot(caller.require(), DeploymentQuery.of(script.name())).deployments().stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.RUNNING)
                .count();
        if (running > 0) {
            trail.to(Formats.count(running, "container", "containers"), Links.script(script.name(), "running"));
        }
        reports.latestOf(caller.require(), script.name()).stream()
                .findFirst()
                .ifPresent(report -> trail.to("report", Links.report(report.id())));
        return trail;
    }

    private Optional<BuildDetails> newestBuild(ScriptDetails script) {
        var ofLatest = builds(script.name()).stream()
                .filter(build -> build.revision() == script.latestRevision())
                .toList();
        return ofLatest.stream()
                .filter(build -> build.status() == BuildStatus.SUCCEEDED)
                .findFirst()
                .or(() -> ofLatest.stream().findFirst());
    }

    private List<BuildDetails> builds(ScriptName script) {
        return builds.list(caller.require(), BuildQuery.of(script));
    }

    private Component overview(ScriptDetails script) {
        var latest = scripts.revision(caller.require(), script.name(), RevisionSelector.LATEST);
        return new ScriptOverview(scripts, caller, script, latest, site);
    }

    private Component files(ScriptName script, Location location) {
        var wanted = AddressBar.parameter(location, "revision");
        var selector = wanted.isEmpty() ? RevisionSelector.LATEST : RevisionSelector.parse(wanted);
        var revision = scripts.revision(caller.require(), script, selector);
        return new RevisionFiles(
                scripts,
                caller,
                revision,
                AddressBar.parameter(location, "path"),
                AddressBar.parameter(location, "line"));
    }

    private Component running(ScriptDetails script) {
        var empty = new Empty(
                VaadinIcon.CUBES,
                "Nothing of this script runs. Launch it, and ask it for a prediction.",
                new ButtonLink("Launch", Links.launch(script.name(), script.latestRevision())));
        return new DeploymentTable(deployments, caller, DeploymentQuery.of(script.name()), empty);
    }

    private Component buildTable(ScriptName script) {
        var empty = new Empty(VaadinIcon.HAMMER, "No revision of this script has been built yet. Press Build above.");
        return new BuildTable(buildMonitor, caller, BuildQuery.of(script), empty);
    }
}
