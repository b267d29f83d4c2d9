package io.slipway.registry.team.web;

import org.jspecify.annotations.Nullable;

/// A team to be.
record NewTeamBody(@Nullable String name, @Nullable String title) {}
