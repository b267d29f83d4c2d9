package io.slipway.portal.quota;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What teams may have. Members see their team's, site administrators see and change everybody's.
@Service
public class QuotaService {
    private static final AuditAction CHANGE = AuditAction.of("team.quota");

    private final StoredQuotas quotas;
    private final QuotaProperties site;
    private final AccessPolicy policy;
    private final AuditLog audit;
    private final Clock clock = Clock.systemUTC();

    QuotaService(StoredQuotas quotas, QuotaProperties site, AccessPolicy policy, AuditLog audit) {
        this.quotas = quotas;
        this.site = site;
        this.policy = policy;
        this.audit = audit;
    }

    /// What the team may have, and has.
    @Transactional(readOnly = true)
    public TeamQuota of(Caller caller, TeamName team) {
        if (!isAdmin(caller)) {
            policy.require(caller, team, Permission.READ);
        }
        requireTeam(team);
        return found(caller, team);
    }

    /// Settles what this team may have. What runs already goes on, also beyond it.
    @Transactional
    public TeamQuota set(Caller caller, TeamName team, OwnLimits own) {
        if (!isAdmin(caller)) {
            policy.require(caller, team, Permission.READ);
            throw new ForbiddenException(
                    "Could not change the quota of team '%s': this takes a site administrator. Ask one."
                            .formatted(team),
                    Map.of("team", team.value()));
        }
        requireTeam(team);
        quotas.put(team, own, caller.username(), clock.instant());
        var quota = found(caller, team);
        audit.record(caller, CHANGE, AuditTarget.team(team), Map.of("limits", words(quota.limits())));
        return quota;
    }

    private static boolean isAdmin(Caller caller) {
        return caller.siteAdmin() && caller.inPerson();
    }

    private void requireTeam(TeamName team) {
        if (!quotas.teamExists(team)) {
            throw new NotFoundException("team", team.value());
        }
    }

    private TeamQuota found(Caller caller, TeamName team) {
        var own = quotas.own(team);
        return new TeamQuota(team, own.over(site.limits()), quotas.used(team, null), own, isAdmin(caller));
    }

    private static String words(Resources limits) {
        return "%s CPUs, %d bytes of memory, %d containers, %d bytes of images"
                .formatted(limits.cpus(), limits.memoryBytes(), limits.containers(), limits.imageBytes());
    }
}
