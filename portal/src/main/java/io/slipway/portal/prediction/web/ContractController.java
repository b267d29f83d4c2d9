package io.slipway.portal.prediction.web;

import io.slipway.portal.prediction.ContractFinder;
import io.slipway.portal.prediction.ContractFinding;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// How a deployment is asked, and how that is known.
@RestController
@RequestMapping("/api/v1/deployments/{id}/contract")
class ContractController {
    private final ContractFinder finder;

    ContractController(ContractFinder finder) {
        this.finder = finder;
    }

    @GetMapping
    ContractFinding of(Caller caller, @PathVariable String id) {
        return finder.find(caller, PathId.parse("deployment", id));
    }
}
