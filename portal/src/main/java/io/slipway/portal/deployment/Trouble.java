package io.slipway.portal.deployment;

import org.jspecify.annotations.Nullable;

/// What went wrong with a deployment, and what to do about it.
public record Trouble(String message, @Nullable String hint) {}
