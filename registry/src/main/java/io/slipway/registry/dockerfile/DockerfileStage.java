package io.slipway.registry.dockerfile;

import org.jspecify.annotations.Nullable;

/// A build stage: `FROM base AS name`. The base has the defaults of global ARGs filled in where it could be.
public record DockerfileStage(int index, @Nullable String name, String base, int line) {}
