package io.slipway.benchmarks.probe;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The file in which a fork notes its visits, a line each, for the process that started it.
final class Journal implements AutoCloseable {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final BufferedWriter writer;

    Journal(Path file) {
        try {
            writer = Files.newBufferedWriter(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(VisitRecord visit) {
        try {
            writer.write(MAPPER.writeValueAsString(visit));
            writer.newLine();
            writer.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All complete lines; nothing when the fork never got so far.
    static List<VisitRecord> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream().flatMap(l -> parse(l).stream()).toList();
    }

    private static List<VisitRecord> parse(String line) {
        try {
            return List.of(MAPPER.readValue(line, VisitRecord.class));
        } catch (JacksonException _) {
            return List.of(); // cut short when the fork died
        }
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
