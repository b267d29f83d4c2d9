package io.slipway.infra.bench.fill;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// What the registry derives from a script to find it again.
final class SearchTexts {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int MAX_WORD = 60;

    private SearchTexts() {}

    /// Text as words with spaces between.
    static String plain(String text) {
        var words = new StringBuilder();
        for (var word : BETWEEN_WORDS.split(text)) {
            if (!word.isEmpty() && word.length() <= MAX_WORD) {
                words.append(word).append(' ');
            }
        }
        return words.toString();
    }

    /// The instructions of a Dockerfile, the names of the files beside it, and the frameworks.
    static String code(String dockerfile, List<String> paths, List<String> frameworks) {
        var instructions =
                dockerfile.lines().filter(line -> !line.startsWith("#")).toList();
        return plain(
                String.join("\n", instructions) + " " + String.join(" ", paths) + " " + String.join(" ", frameworks));
    }

    static List<String> pairs(SortedMap<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .toList();
    }

    /// What scripts are filtered by.
    static List<String> keys(Recipe recipe, SortedMap<String, String> labels) {
        var keys = new ArrayList<>(List.of("base:" + recipe.base(), "repository:" + recipe.repository()));
        recipe.frameworks().forEach(framework -> keys.add("framework:" + framework));
        labels.forEach((key, value) -> keys.addAll(List.of("label:" + key + "=" + value, "labelkey:" + key)));
        return keys;
    }
}
