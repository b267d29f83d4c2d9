package io.slipway.portal.build;

/// How far a build is: step of total, and what that step does.
public record BuildProgress(int step, int total, String instruction) {}
