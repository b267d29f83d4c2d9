package io.slipway.registry.team;

/// One person's place in one team, seen from the person.
record Membership(TeamName team, String title, Role role) {}
