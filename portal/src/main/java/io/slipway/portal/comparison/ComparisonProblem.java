package io.slipway.portal.comparison;

/// Why a comparison failed, and what its owner can do about it.
public record ComparisonProblem(String message, String hint) {}
