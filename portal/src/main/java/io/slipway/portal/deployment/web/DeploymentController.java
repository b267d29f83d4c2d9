package io.slipway.portal.deployment.web;

import io.slipway.engine.LogLine;
import io.slipway.engine.LogRequest;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.ContainerControl;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentLogService;
import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.RunningLoads;
import io.slipway.portal.web.PathId;
import io.slipway.portal.work.web.LiveText;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Launching deployments, watching them, taking them away.
@RestController
@RequestMapping("/api/v1/deployments")
class DeploymentController {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final DeploymentService deployments;
    private final ContainerControl control;
    private final DeploymentLogService logs;
    private final DeploymentMonitor monitor;
    private final RunningLoads loads;
    private final LiveText text;

    DeploymentController(
            DeploymentService deployments,
            ContainerControl control,
            DeploymentLogService logs,
            DeploymentMonitor monitor,
            RunningLoads loads,
            LiveText text) {
        this.deployments = deployments;
        this.control = control;
        this.logs = logs;
        this.monitor = monitor;
        this.loads = loads;
        this.text = text;
    }

    @PostMapping
    ResponseEntity<DeploymentBody> launch(Caller caller, @RequestBody LaunchBody body) {
        var deployment = deployments.launch(caller, body.toRequest());
        return ResponseEntity.accepted()
                .header(
                        HttpHeaders.LOCATION,
                        URI.create("/api/v1/deployments/" + deployment.id()).toString())
                .body(body(caller, deployment));
    }

    /// @param outdated only those whose script has a newer revision
    /// @param load waits a moment, so that the answer says what each uses
    @GetMapping
    List<DeploymentBody> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(required = false) @Nullable String script,
            @RequestParam(defaultValue = "false") boolean outdated,
            @RequestParam(defaultValue = "false") boolean load)
            throws InterruptedException {
        var query = new DeploymentQuery(
                team == null ? null : new TeamName(team), script == null ? null : ScriptName.parse(script));
        var snapshot = monitor.snapshot(caller, query);
        var seen = load && !snapshot.deployments().isEmpty() ? loads.look(PATIENCE) : loads.now();
        return snapshot.deployments().stream()
                .filter(deployment -> !outdated || snapshot.outdatedBy(deployment) > 0)
                .map(deployment -> DeploymentBody.of(deployment, snapshot, seen.get(deployment.id())))
                .toList();
    }

    @GetMapping("/{id}")
    DeploymentBody find(Caller caller, @PathVariable String id) {
        return body(caller, deployments.find(caller, parsed(id)));
    }

    /// What is to be other than it is.
    record ChangeBody(@Nullable String name) {}

    @PatchMapping("/{id}")
    DeploymentBody rename(Caller caller, @PathVariable String id, @RequestBody ChangeBody body) {
        if (body.name() == null) {
            throw new InvalidException("name", "it is missing");
        }
        return body(caller, deployments.rename(caller, parsed(id), new DeploymentName(body.name())));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<DeploymentBody> remove(Caller caller, @PathVariable String id) {
        return accepted(caller, deployments.remove(caller, parsed(id)));
    }

    @PostMapping("/{id}/stop")
    ResponseEntity<DeploymentBody> stop(Caller caller, @PathVariable String id) {
        return accepted(caller, deployments.stop(caller, parsed(id)));
    }

    @PostMapping("/{id}/start")
    ResponseEntity<DeploymentBody> start(Caller caller, @PathVariable String id) {
        return accepted(caller, deployments.start(caller, parsed(id)));
    }

    @PostMapping("/{id}/restart")
    ResponseEntity<DeploymentBody> restart(Caller caller, @PathVariable String id) {
        return accepted(caller, deployments.restart(caller, parsed(id)));
    }

    @PostMapping("/{id}/pause")
    DeploymentBody pause(Caller caller, @PathVariable String id) {
        return body(caller, control.pause(caller, parsed(id)));
    }

    @PostMapping("/{id}/resume")
    DeploymentBody resume(Caller caller, @PathVariable String id) {
        return body(caller, control.resume(caller, parsed(id)));
    }

    @PostMapping("/{id}/kill")
    ResponseEntity<DeploymentBody> kill(Caller caller, @PathVariable String id) {
        return accepted(caller, control.kill(caller, parsed(id)));
    }

    /// How many containers are to answer.
    record ReplicasBody(@Nullable Integer replicas) {}

    @PutMapping("/{id}/replicas")
    ResponseEntity<DeploymentBody> scale(Caller caller, @PathVariable String id, @RequestBody ReplicasBody body) {
        if (body.replicas() == null) {
            throw new InvalidException("replicas", "it is missing");
        }
        return accepted(caller, deployments.scale(caller, parsed(id), body.replicas()));
    }

    /// Which revision it is to become; `latest` unless said.
    record RelaunchBody(@Nullable String revision) {}

    @PostMapping("/{id}/relaunch")
    ResponseEntity<DeploymentBody> relaunch(Caller caller, @PathVariable String id, @RequestBody RelaunchBody body) {
        var revision = body.revision() == null ? RevisionSelector.LATEST : RevisionSelector.parse(body.revision());
        return accepted(caller, deployments.relaunch(caller, parsed(id), revision));
    }

    @DeleteMapping("/{id}/relaunch")
    ResponseEntity<DeploymentBody> cancelRelaunch(Caller caller, @PathVariable String id) {
        return accepted(caller, deployments.cancelRelaunch(caller, parsed(id)));
    }

    /// @param container one of the deployment's; the first unless said
    @GetMapping(
            path = {"/{id}/logs", "/{id}/containers/{container}/logs"},
            produces = MediaType.TEXT_PLAIN_VALUE)
    void logs(
            Caller caller,
            @PathVariable String id,
            @PathVariable(required = false) @Nullable String container,
            @RequestParam(required = false) @Nullable Integer tail,
            @RequestParam(defaultValue = "false") boolean follow,
            @RequestParam(defaultValue = "false") boolean timestamps,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (tail != null && tail < 0) {
            throw new InvalidException("tail", "it is a number of lines, from 0 on");
        }
        var wanted = new LogRequest(tail == null ? LogRequest.ALL : tail, follow, timestamps);
        var choice = ContainerChoice.of(parsed(id), container);
        text.send(
                caller,
                request,
                response,
                sink -> logs.read(caller, choice, wanted, lines -> sink.write(written(lines)), sink::listening));
    }

    private static UUID parsed(String id) {
        return PathId.parse("deployment", id);
    }

    private static String written(List<LogLine> lines) {
        var written = new StringBuilder();
        for (var line : lines) {
            if (line.time() != null) {
                written.append(line.time()).append(' ');
            }
            written.append(line.text()).append('\n');
        }
        return written.toString();
    }

    private ResponseEntity<DeploymentBody> accepted(Caller caller, DeploymentDetails deployment) {
        return ResponseEntity.accepted().body(body(caller, deployment));
    }

    private DeploymentBody body(Caller caller, DeploymentDetails deployment) {
        return DeploymentBody.of(
                deployment, monitor.around(caller, deployment), loads.now().get(deployment.id()));
    }
}
