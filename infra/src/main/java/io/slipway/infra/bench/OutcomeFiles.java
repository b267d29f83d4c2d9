package io.slipway.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Writes the outcome into files.
final class OutcomeFiles {
    static final String FIGURES = "figures";

    private OutcomeFiles() {}

    static void json(Outcome outcome, Path file) {
        var all = new LinkedHashMap<String, Object>();
        all.put("outcome", outcome);
        all.put("growths", outcome.growths());
        all.put("aims", outcome.aims());
        write(file, pretty(all));
    }

    static void json(EngineOutcome outcome, Path file) {
        write(file, pretty(outcome));
    }

    private static String pretty(Object value) {
        return JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(value)
                + "\n";
    }

    static void markdown(Outcome outcome, Path file) {
        place(OutcomeMarkdown.of(outcome), FIGURES, file);
    }

    /// Writes figures between the two marks of that name; a file without them gets them at its end.
    static void place(String figures, String name, Path file) {
        var known = Files.exists(file) ? read(file) : "";
        write(file, placed(known, figures, name));
    }

    static String placed(String text, String figures, String name) {
        var first = "<!-- %s -->".formatted(name);
        var last = "<!-- end of %s -->".formatted(name);
        var block = first + "\n" + figures.strip() + "\n" + last;
        var begin = text.indexOf(first);
        var end = text.indexOf(last);
        if (begin < 0 || end < begin) {
            return (text.isBlank() ? "" : text.stripTrailing() + "\n\n") + block + "\n";
        }
        return text.substring(0, begin) + block + text.substring(end + last.length());
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
