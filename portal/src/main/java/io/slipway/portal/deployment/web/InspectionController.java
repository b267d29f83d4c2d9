package io.slipway.portal.deployment.web;

import io.slipway.portal.deployment.Inspection;
import io.slipway.portal.deployment.InspectionService;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// What the engine says of a deployment's containers.
@RestController
class InspectionController {
    private final InspectionService inspections;

    InspectionController(InspectionService inspections) {
        this.inspections = inspections;
    }

    /// @param containers the first one first
    record InspectionBody(List<Inspection> containers) {}

    @GetMapping("/api/v1/deployments/{id}/inspect")
    InspectionBody inspect(Caller caller, @PathVariable String id) {
        return new InspectionBody(inspections.inspect(caller, PathId.parse("deployment", id)));
    }
}
