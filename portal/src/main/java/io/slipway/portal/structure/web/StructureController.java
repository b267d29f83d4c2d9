package io.slipway.portal.structure.web;

import io.slipway.portal.structure.StructureService;
import io.slipway.registry.Caller;
import java.time.Duration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What stands on what, from the host to the deployments.
@RestController
@RequestMapping("/api/v1/structure")
class StructureController {
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final StructureService structures;

    StructureController(StructureService structures) {
        this.structures = structures;
    }

    /// Waits a moment, so that the answer says what each deployment uses.
    @GetMapping
    StructureBody find(Caller caller) throws InterruptedException {
        return StructureBody.of(structures.of(caller, PATIENCE));
    }
}
