package io.slipway.registry.search;

import io.slipway.registry.dockerfile.Dockerfile;
import io.slipway.registry.dockerfile.DockerfileInstruction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What can be read off a script's latest revision.
record ScriptFacts(List<String> baseImages, List<String> frameworks, List<String> labels, String instructions) {
    private static final int MAX_VALUES = 20;
    private static final int MAX_VALUE = 200;
    private static final String OWN_LABELS = "io.slipway.";

    /// The frameworks that people ask for, by the names of packages and images that bring them.
    private static final Map<String, Pattern> FRAMEWORKS = Map.ofEntries(
            known("pytorch", "torch|pytorch|torchserve"),
            known("tensorflow", "tensorflow(?:-cpu|-gpu|-serving)?"),
            known("scikit-learn", "sklearn|scikit-learn"),
            known("onnxruntime", "onnxruntime(?:-gpu)?"),
            known("jax", "jax|jaxlib|flax"),
            known("xgboost", "xgboost"),
            known("lightgbm", "lightgbm"),
            known("transformers", "transformers"),
            known("vllm", "vllm(?:-openai)?"),
            known("triton", "tritonserver"),
            known("fastapi", "fastapi"),
            known("flask", "flask"));

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
        var installed = read.instructions().stream()
                .filter(instruction -> instruction.keyword().equals("RUN"))
                .map(DockerfileInstruction::arguments)
                .collect(Collectors.joining("\n"));
        return new ScriptFacts(
                bounded(read.baseImages()),
                frameworks(String.join("\n", read.baseImages()) + "\n" + installed + "\n" + requirements),
                labels(read.labels()),
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

    private static List<String> frameworks(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var found = new ArrayList<String>();
        FRAMEWORKS.forEach((name, pattern) -> {
            if (pattern.matcher(lower).find()) {
                found.add(name);
            }
        });
        return found.stream().sorted().toList();
    }

    private static List<String> bounded(List<String> values) {
        return values.stream()
                .map(value -> value.replace("\0", ""))
                .filter(value -> value.length() <= MAX_VALUE)
                .distinct()
                .limit(MAX_VALUES)
                .toList();
    }

    private static Map.Entry<String, Pattern> known(String name, String packages) {
        return Map.entry(name, Pattern.compile("(?<![a-z0-9_.-])(?:python3-)?(?:" + packages + ")(?![a-z0-9_-])"));
    }
}
