package io.slipway.infra.bench;

/// What is asked of the figures, and whether they give it.
///
/// @param measured the figure, or the worst of several
record Aim(String wanted, String measured, boolean met) {}
