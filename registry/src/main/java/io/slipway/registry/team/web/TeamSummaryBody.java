package io.slipway.registry.team.web;

import io.slipway.registry.team.TeamSummary;

/// A team in a list.
record TeamSummaryBody(String name, String title, String yourRole) {
    static TeamSummaryBody of(TeamSummary team) {
        return new TeamSummaryBody(
                team.name().value(), team.title(), team.yourRole().slug());
    }
}
