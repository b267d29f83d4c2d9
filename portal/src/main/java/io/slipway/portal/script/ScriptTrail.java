package io.slipway.portal.script;

import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.comparison.ReportService;
import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.Trail;
import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptDetails;
import java.util.Optional;
import org.springframework.stereotype.Service;

/// Where the latest revision of a script has come to: its build, image, containers and report.
@Service
class ScriptTrail {
    private final BuildService builds;
    private final DeploymentMonitor deployments;
    private final ReportService reports;

    ScriptTrail(BuildService builds, DeploymentMonitor deployments, ReportService reports) {
        this.builds = builds;
        this.deployments = deployments;
        this.reports = reports;
    }

    Trail of(Caller caller, ScriptDetails script) {
        var trail = new Trail().here(script.name().toString());
        if (script.latestRevision() == 0) {
            return trail;
        }
        trail.to("rev " + script.latestRevision(), Links.revision(script.name(), script.latestRevision()));
        newestBuild(caller, script).ifPresent(build -> {
            trail.to("build #" + build.number(), Links.build(build.id()));
            var image = build.image();
            if (image != null) {
                trail.name(Formats.digest(image.id().value()), image.id().value());
            }
        });
        var running = deployments.snapshot(caller, DeploymentQuery.of(script.name())).deployments().stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.RUNNING)
                .count();
        if (running > 0) {
            trail.to(Formats.count(running, "container", "containers"), Links.script(script.name(), "running"));
        }
        reports.latestOf(caller, script.name()).stream()
                .findFirst()
                .ifPresent(report -> trail.to("report", Links.report(report.id())));
        return trail;
    }

    private Optional<BuildDetails> newestBuild(Caller caller, ScriptDetails script) {
        var ofLatest = builds.list(caller, BuildQuery.of(script.name())).stream()
                .filter(build -> build.revision() == script.latestRevision())
                .toList();
        return ofLatest.stream()
                .filter(build -> build.status() == BuildStatus.SUCCEEDED)
                .findFirst()
                .or(() -> ofLatest.stream().findFirst());
    }
}
