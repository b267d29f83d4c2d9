package io.slipway.portal.quota;

import io.slipway.registry.team.TeamName;

/// What a team may have at most, and what it has now.
///
/// @param own what was settled for this team alone
/// @param mayChange whether whoever asked may settle that
public record TeamQuota(TeamName team, Resources limits, Resources used, OwnLimits own, boolean mayChange) {}
