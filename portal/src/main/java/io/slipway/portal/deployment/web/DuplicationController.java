package io.slipway.portal.deployment.web;

import io.slipway.portal.deployment.DeploymentMonitor;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.Duplication;
import io.slipway.portal.deployment.LaunchLimits;
import io.slipway.portal.deployment.LaunchRequest;
import io.slipway.portal.deployment.RunningLoads;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Launching one more deployment like another.
@RestController
class DuplicationController {
    private final DeploymentService deployments;
    private final Duplication duplication;
    private final DeploymentMonitor monitor;
    private final RunningLoads loads;

    DuplicationController(
            DeploymentService deployments, Duplication duplication, DeploymentMonitor monitor, RunningLoads loads) {
        this.deployments = deployments;
        this.duplication = duplication;
        this.monitor = monitor;
        this.loads = loads;
    }

    /// What is to be other than at the origin; what is left out is the same, and the name the first free one.
    ///
    /// @param env variables with their new values; null takes one away, and those not named are taken over
    record DuplicateBody(
            @Nullable String name,
            LaunchBody.@Nullable Limits limits,
            @Nullable Map<String, @Nullable String> env,
            @Nullable Integer replicas) {}

    @PostMapping("/api/v1/deployments/{id}/duplicate")
    ResponseEntity<DeploymentBody> duplicate(
            Caller caller, @PathVariable String id, @RequestBody(required = false) @Nullable DuplicateBody body) {
        var origin = PathId.parse("deployment", id);
        var wanted = body == null ? new DuplicateBody(null, null, null, null) : body;
        var changed = wanted.env() == null ? Map.<String, @Nullable String>of() : wanted.env();
        var kept = new HashSet<>(deployments.find(caller, origin).envNames());
        kept.removeAll(changed.keySet());
        var launched = duplication.launch(caller, origin, request(caller, origin, wanted, changed), kept);
        return ResponseEntity.accepted()
                .header(HttpHeaders.LOCATION, "/api/v1/deployments/" + launched.id())
                .body(DeploymentBody.of(
                        launched, monitor.around(caller, launched), loads.now().get(launched.id())));
    }

    private LaunchRequest request(
            Caller caller, UUID origin, DuplicateBody wanted, Map<String, @Nullable String> changed) {
        var same = duplication.proposal(caller, origin);
        var env = new HashMap<String, String>();
        changed.forEach((name, value) -> {
            if (value != null) {
                env.put(name, value);
            }
        });
        return new LaunchRequest(
                same.team(),
                wanted.name() == null ? same.name() : new DeploymentName(wanted.name()),
                same.source(),
                env,
                limits(same.limits(), wanted.limits()),
                wanted.replicas() == null ? same.replicas() : wanted.replicas(),
                same.uses());
    }

    private static LaunchLimits limits(LaunchLimits same, LaunchBody.@Nullable Limits wanted) {
        return wanted == null
                ? same
                : new LaunchLimits(
                        wanted.cpus() == null ? same.cpus() : wanted.cpus(),
                        wanted.memoryBytes() == null ? same.memoryBytes() : wanted.memoryBytes(),
                        wanted.pids() == null ? same.pids() : wanted.pids());
    }
}
