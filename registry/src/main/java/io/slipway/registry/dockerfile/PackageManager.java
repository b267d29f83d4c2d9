package io.slipway.registry.dockerfile;

import java.util.Locale;

/// What installs packages in a Dockerfile.
public enum PackageManager {
    APT,
    APK,
    DNF,
    PIP,
    CONDA,
    NPM;

    /// As it is written: `apt`, `pip`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
