package io.slipway.registry.dockerfile;

import org.jspecify.annotations.Nullable;

/// A package that a Dockerfile installs by name. What comes from files (`pip install -r`), from variables or by
/// copying is not visible.
///
/// @param name in lower case, without extras
/// @param version as it is written, with its operator; null where any will do
/// @param stage the index of the stage
public record InstalledPackage(
        PackageManager manager, String name, @Nullable String version, int stage, int line) {}
