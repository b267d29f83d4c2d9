package io.slipway.engine;

/// What an engine says about itself.
///
/// @param apiVersion the version Slipway speaks with it
public record EngineInfo(
        String kind,
        String name,
        String version,
        String apiVersion,
        String os,
        String kernel,
        String architecture,
        int cpus,
        long memoryBytes,
        String storageDriver,
        boolean buildKit) {}
