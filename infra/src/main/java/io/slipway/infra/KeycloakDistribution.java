package io.slipway.infra;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/// Keycloak's own distribution, unpacked and prepared once per user account: all local stacks of this version share it
/// and only keep their data apart.
record KeycloakDistribution(Path home) {
    private static final String READY = ".slipway-ready";

    /// What Keycloak has to know before its one-time build. Only used on one machine, it needs no cluster.
    static final List<String> BUILD_OPTIONS = List.of("--db=dev-file");

    static KeycloakDistribution prepared() {
        var cache = cache();
        var name = "keycloak-" + Versions.of("keycloak");
        var home = cache.resolve(name);
        try {
            Files.createDirectories(cache);
            try (var channel = FileChannel.open(
                            cache.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                if (!Files.exists(home.resolve(READY))) {
                    prepare(cache, home);
                }
            }
            return new KeycloakDistribution(home);
        } catch (IOException e) {
            throw new LocalStackException(
                    "Could not prepare Keycloak in %s: %s. Check that the directory is writable and has 500 MB left."
                            .formatted(home, e.getMessage()),
                    e);
        }
    }

    private static void prepare(Path cache, Path home) throws IOException {
        new Command(List.of("rm", "-rf", home.toString())).run(); // left by an interrupted attempt
        unzip(archive(), cache);
        var words = new ArrayList<>(List.of("sh", home.resolve("bin/kc.sh").toString(), "build"));
        words.addAll(BUILD_OPTIONS);
        var outcome = new Command(words, Map.of("JAVA_HOME", System.getProperty("java.home"))).run();
        if (!outcome.succeeded()) {
            throw new LocalStackException("Could not build Keycloak in %s: %s".formatted(home, outcome.output()));
        }
        Files.createFile(home.resolve(READY));
    }

    private static void unzip(Path archive, Path target) throws IOException {
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entry : zip.stream().toList()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }
    }

    /// Where Maven has put the archive while it resolved this module's dependencies.
    private static Path archive() {
        var version = Versions.of("keycloak");
        var repository = Optional.ofNullable(System.getProperty("slipway.maven.repository"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".m2", "repository"));
        var archive = repository.resolve(
                "org/keycloak/keycloak-quarkus-dist/%1$s/keycloak-quarkus-dist-%1$s.zip".formatted(version));
        if (!Files.exists(archive)) {
            throw new LocalStackException(
                    "Could not find Keycloak: %s is missing. Fetch it with ./mvnw dependency:get -Dtransitive=false -Dartifact=org.keycloak:keycloak-quarkus-dist:%s:zip"
                            .formatted(archive, version));
        }
        return archive;
    }

    private static Path cache() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("slipway")
                .toAbsolutePath();
    }
}
