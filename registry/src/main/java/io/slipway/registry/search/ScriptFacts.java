package io.slipway.registry.search;

import io.slipway.registry.dockerfile.Dockerfile;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be read off a script's latest revision.
record ScriptFacts(List<String> baseImages, List<String> frameworks, List<String> labels, String instructions) {
    private static final int MAX_VALUES = 20;
    private static final int MAX_VALUE = 200;
    private static final String OWN_LABELS = "io.slipway.";

    ScriptFacts {
        baseImages = List.copyOf(baseImages);
        frameworks = List.copyOf(frameworks);
        labels = List.copyOf(labels);
    }

    static ScriptFacts of(String dockerfile, String requirements) {
        var read = Dockerfile.parse(dockerfile);
        var instructions = read.instructions().stream()
                .map(instruction -> instruction.keyword() + " " + instruction.arguments())
                .collect(Collectors.joining("\n"));
        return new ScriptFacts(
                bounded(read.baseImages()),
                List.copyOf(read.frameworks(requirements)),
                labels(read.labels()),
                instructions);
    }

    /// The same with more labels; the given ones come first.
    ScriptFacts labelled(List<String> more) {
        return new ScriptFacts(
                baseImages,
                frameworks,
                bounded(Stream.concat(more.stream(), labels.stream()).toList()),
                instructions);
    }

    private static List<String> labels(Map<String, String> labels) {
        var pairs = labels.entrySet().stream()
                .filter(label -> !label.getKey().startsWith(OWN_LABELS))
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .toList();
        return bounded(pairs);
    }

    private static List<String> bounded(List<String> values) {
        return values.stream()
                .map(value -> value.replace("\0", ""))
                .filter(value -> value.length() <= MAX_VALUE)
                .distinct()
                .limit(MAX_VALUES)
                .toList();
    }
}
