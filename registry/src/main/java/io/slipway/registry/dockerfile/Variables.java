package io.slipway.registry.dockerfile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ARG and ENV values known at some point of a stage. ENV wins; a stage sees the ENV of the stage that it is
/// built on, not its ARGs.
final class Variables {
    /// What BuildKit sets itself: declared, but with values that only a build knows.
    static final Set<String> OF_THE_BUILDER = Set.of(
            "BUILDPLATFORM",
            "BUILDOS",
            "BUILDARCH",
            "BUILDVARIANT",
            "TARGETPLATFORM",
            "TARGETOS",
            "TARGETARCH",
            "TARGETVARIANT",
            "TARGETSTAGE");

    private final @Nullable Variables parent;
    private final Map<String, String> env = new LinkedHashMap<>();
    private final Map<String, Optional<String>> arguments = new HashMap<>();

    Variables(@Nullable Variables parent) {
        this.parent = parent;
    }

    void putEnv(String name, String value) {
        env.put(name, value);
    }

    void putArgument(String name, @Nullable String value) {
        arguments.put(name, Optional.ofNullable(value));
    }

    /// The value of a variable, null where nobody knows it.
    @Nullable
    String get(String name) {
        var inherited = environment(name);
        return inherited != null
                ? inherited
                : arguments.getOrDefault(name, Optional.empty()).orElse(null);
    }

    private @Nullable String environment(String name) {
        for (var it = this; it != null; it = it.parent) {
            var value = it.env.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    Map<String, Optional<String>> arguments() {
        return arguments;
    }

    Map<String, String> env() {
        return env;
    }
}
