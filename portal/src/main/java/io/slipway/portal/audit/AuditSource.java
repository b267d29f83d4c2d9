package io.slipway.portal.audit;

import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.audit.AuditFilter;
import io.slipway.registry.audit.AuditPage;
import io.slipway.registry.audit.AuditService;
import io.slipway.registry.team.TeamName;
import org.jspecify.annotations.Nullable;

/// The log that a page is about: the whole site's, or a team's. Who asks is found out each time.
///
/// @param team none for the site's
/// @param page the page's address
record AuditSource(
        AuditService audit, CurrentCaller caller, @Nullable TeamName team, String page) {
    private static final int PAGE = 100;

    AuditPage find(AuditFilter filter, @Nullable Long before) {
        return team == null
                ? audit.find(caller.require(), filter, before, PAGE)
                : audit.find(caller.require(), team, filter, before, PAGE);
    }

    /// The address of the file in the API.
    ///
    /// @param suffix `csv` or `json`
    String file(String suffix) {
        return (team == null ? "api/v1/audit." : "api/v1/teams/" + team + "/audit.") + suffix;
    }
}
