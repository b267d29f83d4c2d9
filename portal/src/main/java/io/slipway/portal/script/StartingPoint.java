package io.slipway.portal.script;

import io.slipway.registry.context.ContextFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What a new script begins with.
enum StartingPoint {
    MODEL("A small model server in Python", "Dockerfile", "README.md", "sample.json", "server.py"),
    EMPTY("A Dockerfile with one line", "Dockerfile");

    private final String label;
    private final List<String> paths;

    StartingPoint(String label, String... paths) {
        this.label = label;
        this.paths = List.of(paths);
    }

    String label() {
        return label;
    }

    /// The name in addresses.
    String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static StartingPoint of(String word) {
        return Arrays.stream(values())
                .filter(start -> start.word().equals(word))
                .findFirst()
                .orElse(EMPTY);
    }

    List<ContextFile> files() {
        return paths.stream()
                .map(path -> ContextFile.text(path, read("start/" + word() + "/" + path)))
                .toList();
    }

    private static String read(String resource) {
        try (var in = StartingPoint.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing in the application");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
