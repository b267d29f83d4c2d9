package io.slipway.portal.quota.web;

import io.slipway.portal.quota.OwnLimits;
import io.slipway.portal.quota.QuotaService;
import io.slipway.portal.quota.Resources;
import io.slipway.portal.quota.TeamQuota;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a team may have on the engine, and what it has.
@RestController
@RequestMapping(path = "/api/v1/teams/{team}/quota", produces = MediaType.APPLICATION_JSON_VALUE)
class QuotaController {
    private final QuotaService quotas;

    QuotaController(QuotaService quotas) {
        this.quotas = quotas;
    }

    /// @param own what was settled for this team alone; null for what the site gives everybody
    record QuotaBody(String team, Resources limits, Resources used, OwnLimits own) {
        static QuotaBody of(TeamQuota quota) {
            return new QuotaBody(quota.team().value(), quota.limits(), quota.used(), quota.own());
        }
    }

    @GetMapping
    QuotaBody find(Caller caller, @PathVariable String team) {
        return QuotaBody.of(quotas.of(caller, new TeamName(team)));
    }

    /// Settles all of it; what is left out is what the site gives everybody.
    @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    QuotaBody set(Caller caller, @PathVariable String team, @RequestBody OwnLimits own) {
        return QuotaBody.of(quotas.set(caller, new TeamName(team), own));
    }
}
