package io.slipway.portal.deployment.web;

import io.slipway.portal.deployment.DeploymentEvent;
import io.slipway.portal.deployment.DeploymentHistory;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What became of a deployment.
@RestController
class HistoryController {
    private final DeploymentHistory history;

    HistoryController(DeploymentHistory history) {
        this.history = history;
    }

    @GetMapping("/api/v1/deployments/{id}/history")
    List<DeploymentEvent> history(Caller caller, @PathVariable String id) {
        return history.of(caller, PathId.parse("deployment", id));
    }
}
