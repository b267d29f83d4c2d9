package io.slipway.registry.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds the here-documents that an instruction announces, such as `<<EOF`, `3<<-"END"`.
final class Heredocs {
    private static final Set<String> KEYWORDS = Set.of("RUN", "COPY", "ADD");
    private static final char ESCAPE = '\\'; // whatever the escape directive says

    private Heredocs() {}

    /// Those of an instruction, in the order in which their texts follow.
    static List<HereDocument> announcedBy(DockerfileInstruction instruction) {
        var trigger = instruction.trigger();
        if (trigger != null) {
            return announcedBy(trigger);
        }
        if (!KEYWORDS.contains(instruction.keyword())
                || !instruction.arguments().contains("<<")
                || instruction.json().isPresent()) {
            return List.of();
        }
        return Words.split(instruction.arguments(), ESCAPE).stream()
                .map(Heredocs::inWord)
                .flatMap(Optional::stream)
                .toList();
    }

    static Optional<HereDocument> inWord(String word) {
        var at = 0;
        while (at < word.length() && word.charAt(at) >= '0' && word.charAt(at) <= '9') {
            at++;
        }
        if (!word.startsWith("<<", at)) {
            return Optional.empty();
        }
        var strips = word.startsWith("-", at + 2);
        var mark = word.substring(at + (strips ? 3 : 2));
        if (mark.isEmpty() || mark.indexOf('<') >= 0) {
            return Optional.empty();
        }
        var end = unquoted(mark);
        return end.isBlank() || end.chars().anyMatch(Character::isWhitespace)
                ? Optional.empty()
                : Optional.of(new HereDocument(end, end.equals(mark), strips, "", 0));
    }

    private static String unquoted(String mark) {
        var text = new StringBuilder();
        for (var i = 0; i < mark.length(); i++) {
            var c = mark.charAt(i);
            if (c == ESCAPE && i + 1 < mark.length()) {
                text.append(mark.charAt(++i));
            } else if (c != '"' && c != '\'') {
                text.append(c);
            }
        }
        return text.toString();
    }
}
