package io.slipway.infra;

import java.io.IOException;
import java.util.Objects;
import java.util.Properties;

/// Versions of what the local stack brings along, as the parent pom names them.
final class Versions {
    private static final Properties ALL = load();

    private Versions() {}

    static String of(String product) {
        return Objects.requireNonNull(ALL.getProperty(product), product);
    }

    private static Properties load() {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Versions.class.getResourceAsStream("versions.properties"))) {
            properties.load(in);
            return properties;
        } catch (IOException e) {
            throw new LocalStackException("Could not read the versions of the local stack. Build Slipway again.", e);
        }
    }
}
