package io.slipway.portal.build;

/// Where a build waits.
///
/// @param place 1 when it is next
/// @param of how many wait, those of other teams too
public record QueuePlace(int place, int of) {}
