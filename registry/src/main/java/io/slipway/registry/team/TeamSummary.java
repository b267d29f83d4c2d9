package io.slipway.registry.team;

/// A team in the list of the caller's teams.
public record TeamSummary(TeamName name, String title, Role yourRole) {}
