package io.slipway.registry.team.web;

import org.jspecify.annotations.Nullable;

/// The role to give: `viewer`, `developer`, `maintainer` or `owner`.
record RoleBody(@Nullable String role) {}
