package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.DockerfileInstruction;
import io.slipway.registry.dockerfile.DockerfileStage;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Variables that are empty because nobody declared them where they are used.
final class VariableRules {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{?([A-Za-z_][A-Za-z0-9_]*+)");

    private final ParsedDockerfile file;
    private final List<Finding> found = new ArrayList<>();

    VariableRules(ParsedDockerfile file) {
        this.file = file;
    }

    List<Finding> check() {
        Map<Integer, Set<String>> declared = new HashMap<>();
        for (var stage : file.stages()) {
            checkFrom(stage);
            var builtOn = stage.builtOn();
            var known = new HashSet<>(builtOn == null ? Set.of() : declared.getOrDefault(builtOn, Set.of()));
            stage.instructions().forEach(instruction -> check(instruction, known));
            declared.put(stage.index(), known);
        }
        return found;
    }

    private void checkFrom(DockerfileStage stage) {
        for (var name : referencesIn(stage.base())) {
            if (!file.globalArguments().containsKey(name)) {
                found.add(LintRule.UNDECLARED_ARG.at(
                        stage.line(),
                        "'%s' is not declared before the first FROM, so it is empty here".formatted(name),
                        "Add ARG %s=… above the first FROM.".formatted(name)));
            } else if (file.globalArguments().get(name).isEmpty() && !isOfTheBuilder(name)) {
                found.add(LintRule.UNDECLARED_ARG.at(
                        stage.line(),
                        "'%s' has no default, so the Dockerfile builds with an argument only".formatted(name),
                        "Give it one: ARG %s=….".formatted(name)));
            }
        }
    }

    /// An ARG before FROM is not seen inside a stage until it is declared there again.
    private void check(DockerfileInstruction instruction, Set<String> known) {
        switch (instruction.keyword()) {
            case "ARG", "ENV" -> known.addAll(names(instruction));
            default -> {
                for (var name : referencesIn(instruction.arguments())) {
                    if (file.globalArguments().containsKey(name) && !known.contains(name) && !isOfTheBuilder(name)) {
                        found.add(LintRule.UNDECLARED_ARG.at(
                                instruction.line(),
                                "'%s' is declared before FROM only, so it is empty in this stage".formatted(name),
                                "Add ARG %s to the stage, above this line.".formatted(name)));
                    }
                }
            }
        }
    }

    private static List<String> names(DockerfileInstruction instruction) {
        return List.of(instruction.arguments().split("\\s+")).stream()
                .map(word -> word.contains("=") ? word.substring(0, word.indexOf('=')) : word)
                .toList();
    }

    private static Set<String> referencesIn(String text) {
        var names = new HashSet<String>();
        var matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static boolean isOfTheBuilder(String name) {
        return name.startsWith("BUILD") || name.startsWith("TARGET");
    }
}
