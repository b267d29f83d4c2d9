package io.slipway.registry.dockerfile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The arguments of LABEL and ENV: `name=value …` with quotes, or the old form `name value`.
final class NameValues {
    private NameValues() {}

    /// The pairs; empty when a word has no `=`, or the old form no value.
    static Optional<Map<String, String>> parse(String arguments, char escape, Variables variables) {
        var words = Words.split(arguments, escape);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        if (!words.getFirst().contains("=")) {
            return oldForm(arguments, words, escape, variables);
        }
        var pairs = new LinkedHashMap<String, String>();
        for (var word : words) {
            var equals = word.indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            pairs.put(
                    plain(word.substring(0, equals), escape, variables),
                    plain(word.substring(equals + 1), escape, variables));
        }
        return Optional.of(pairs);
    }

    private static Optional<Map<String, String>> oldForm(
            String arguments, List<String> words, char escape, Variables variables) {
        if (words.size() < 2) {
            return Optional.empty();
        }
        var name = words.getFirst();
        var value = arguments.strip().substring(name.length()).strip();
        return Optional.of(Map.of(plain(name, escape, variables), plain(value, escape, variables)));
    }

    private static String plain(String word, char escape, Variables variables) {
        return word.startsWith("'") ? Words.unquoted(word, escape) : Words.unquoted(variables.expand(word), escape);
    }
}
