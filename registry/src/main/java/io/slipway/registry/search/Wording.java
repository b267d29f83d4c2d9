package io.slipway.registry.search;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How text becomes words: the same way when it is stored and when it is looked for.
final class Wording {
    private static final int LEAST_WORD = 3;
    private static final int MAX_WORD = 60;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern INSIDE_QUERY = Pattern.compile("[^\\p{L}\\p{N}\"\\s-]+");
    private static final Pattern DASH_INSIDE = Pattern.compile("(?<=\\S)-|-(?=\\s|$)");
    private static final Pattern LAST_WORD = Pattern.compile("(?:^|.*\\s)([\\p{L}\\p{N}]{2,60})", Pattern.DOTALL);

    private Wording() {}

    /// Text as words with spaces between, so that `digits-sklearn:3.8` is found by each of its parts. Overlong runs
    /// of characters, such as keys and encoded data, are left out.
    static String plain(String text) {
        var words = new StringBuilder();
        for (var word : BETWEEN_WORDS.split(text)) {
            if (!word.isEmpty() && word.length() <= MAX_WORD) {
                words.append(word).append(' ');
            }
        }
        return words.toString();
    }

    /// The different words of a text in lower case; those of one or two letters are like too many others.
    static Set<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= LEAST_WORD && word.length() <= MAX_WORD)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// What people type, with quotes and leading dashes kept.
    static String query(String text) {
        return DASH_INSIDE
                .matcher(INSIDE_QUERY.matcher(text).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    /// The word that is perhaps still being typed; empty when there is none.
    static String lastOf(String query) {
        var quotes = query.chars().filter(c -> c == '"').count();
        var last = LAST_WORD.matcher(query);
        return quotes % 2 == 0 && last.matches() && !last.group(1).equalsIgnoreCase("or") ? last.group(1) : "";
    }
}
