package io.slipway.registry.team;

/// One person's place in one team, seen from the team.
public record TeamMember(String username, Role role) {}
