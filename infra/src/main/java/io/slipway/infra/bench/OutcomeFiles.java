package io.slipway.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the outcome into files.
final class OutcomeFiles {
    static final String BEGIN = "<!-- figures -->";
    static final String END = "<!-- end of figures -->";

    private OutcomeFiles() {}

    static void json(Outcome outcome, Path file) {
        var all = new LinkedHashMap<String, Object>();
        all.put("outcome", outcome);
        all.put("growths", outcome.growths());
        all.put("aims", outcome.aims());
        write(
                file,
                JsonMapper.builder()
                                .enable(SerializationFeature.INDENT_OUTPUT)
                                .build()
                                .writeValueAsString(all) + "\n");
    }

    /// Between the two marks; a file without them gets them at its end.
    static void markdown(Outcome outcome, Path file) {
        var known = Files.exists(file) ? read(file) : "";
        write(file, placed(known, OutcomeMarkdown.of(outcome)));
    }

    static String placed(String text, String figures) {
        var block = BEGIN + "\n" + figures.strip() + "\n" + END;
        var begin = text.indexOf(BEGIN);
        var end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            return (text.isBlank() ? "" : text.stripTrailing() + "\n\n") + block + "\n";
        }
        return text.substring(0, begin) + block + text.substring(end + END.length());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BenchFailure("Could not read " + file + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new BenchFailure("Could not write " + file + ": " + e.getMessage(), e);
        }
    }
}
