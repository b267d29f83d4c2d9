package io.slipway.engine;

/// A place in a container's file system that is not part of its image.
///
/// @param kind the engine's own word: `tmpfs`, `volume`, `bind`
/// @param path where the container sees it
/// @param source the name of a volume; empty for the others
/// @param options the engine's own words, such as `rw,noexec,size=67108864`
public record ContainerMount(String kind, String path, String source, String options) {}
