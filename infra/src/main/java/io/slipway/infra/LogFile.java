package io.slipway.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a server wrote before it gave up.
final class LogFile {
    private LogFile() {}

    /// The last five lines, on one.
    static String lastLines(Path file) {
        try {
            // A log cut off in the middle of a character must not hide the rest.
            var lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
