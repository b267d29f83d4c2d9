package io.slipway.portal.deployment.web;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.Health;
import io.slipway.portal.deployment.Stack;
import io.slipway.portal.deployment.StackService;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A model and the applications that use it, as one.
@RestController
@RequestMapping("/api/v1/deployments/{id}/stack")
class StackController {
    private final StackService stacks;

    StackController(StackService stacks) {
        this.stacks = stacks;
    }

    record StackBody(Part model, List<Part> users) {}

    /// One deployment in short.
    record Part(UUID id, String name, String script, int revision, DeploymentStatus status, Health health) {
        static Part of(DeploymentDetails deployment) {
            return new Part(
                    deployment.id(),
                    deployment.name().value(),
                    deployment.script().toString(),
                    deployment.revision(),
                    deployment.status(),
                    deployment.health());
        }
    }

    @GetMapping
    StackBody find(Caller caller, @PathVariable String id) {
        return body(stacks.of(caller, parsed(id)));
    }

    @PostMapping("/start")
    ResponseEntity<StackBody> start(Caller caller, @PathVariable String id) {
        return ResponseEntity.accepted().body(body(stacks.start(caller, parsed(id))));
    }

    @PostMapping("/stop")
    ResponseEntity<StackBody> stop(Caller caller, @PathVariable String id) {
        return ResponseEntity.accepted().body(body(stacks.stop(caller, parsed(id))));
    }

    @DeleteMapping
    ResponseEntity<StackBody> remove(Caller caller, @PathVariable String id) {
        return ResponseEntity.accepted().body(body(stacks.remove(caller, parsed(id))));
    }

    private static UUID parsed(String id) {
        return PathId.parse("deployment", id);
    }

    private static StackBody body(Stack stack) {
        return new StackBody(
                Part.of(stack.model()), stack.users().stream().map(Part::of).toList());
    }
}
