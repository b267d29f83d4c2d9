package io.slipway.portal.prediction.web;

import io.slipway.portal.prediction.RevisionTraffic;
import io.slipway.portal.prediction.TrafficService;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What was asked through a deployment's stable address.
@RestController
@RequestMapping("/api/v1/deployments/{id}/traffic")
class TrafficController {
    private final TrafficService traffic;

    TrafficController(TrafficService traffic) {
        this.traffic = traffic;
    }

    @GetMapping
    List<RevisionTraffic> of(Caller caller, @PathVariable String id, @RequestParam(defaultValue = "24") int hours) {
        return traffic.of(caller, PathId.parse("deployment", id), hours);
    }
}
