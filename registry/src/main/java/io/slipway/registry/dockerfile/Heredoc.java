package io.slipway.registry.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A here-document that an instruction announces with `<<EOF`: its end mark, and whether leading tabs of
/// the mark are ignored (`<<-EOF`).
record Heredoc(String end, boolean ignoresTabs) {
    private static final Set<String> KEYWORDS = Set.of("RUN", "COPY", "ADD");
    private static final Pattern MARK = Pattern.compile("^\\d*<<(-?)([^<]+)$");

    /// The heredocs of an instruction, in the order in which their texts follow.
    static List<Heredoc> in(String keyword, String arguments, char escape) {
        if (!KEYWORDS.contains(keyword) || JsonForm.isArray(arguments)) {
            return List.of();
        }
        return Words.split(arguments, escape).stream()
                .map(word -> announcedBy(word, escape))
                .flatMap(Optional::stream)
                .toList();
    }

    boolean isEndedBy(String line) {
        return (ignoresTabs ? line.replaceFirst("^\t+", "") : line).equals(end);
    }

    private static Optional<Heredoc> announcedBy(String word, char escape) {
        var mark = MARK.matcher(word);
        if (!mark.matches()) {
            return Optional.empty();
        }
        var end = Words.unquoted(mark.group(2), escape);
        return end.isBlank()
                ? Optional.empty()
                : Optional.of(new Heredoc(end, !mark.group(1).isEmpty()));
    }
}
