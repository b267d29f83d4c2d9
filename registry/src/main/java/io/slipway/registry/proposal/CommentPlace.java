package io.slipway.registry.proposal;

import io.slipway.registry.context.ContextPath;

/// A line of a proposed file, from 1.
public record CommentPlace(ContextPath path, int line) {}
