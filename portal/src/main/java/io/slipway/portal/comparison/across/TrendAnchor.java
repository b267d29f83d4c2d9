package io.slipway.portal.comparison.across;

/// The revision that all others are held against.
///
/// @param why it is this one, in words
public record TrendAnchor(int revision, String why) {}
