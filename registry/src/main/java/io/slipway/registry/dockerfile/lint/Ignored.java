package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.DockerfileInstruction;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What comments such as `# slipway:ignore root-user, pip-cache` silence: rules, for the instruction below.
final class Ignored {
    private static final String MARK = "slipway:ignore ";

    private final TreeMap<Integer, DockerfileInstruction> byLine = new TreeMap<>();
    private final Map<Integer, Set<String>> rules;

    Ignored(ParsedDockerfile file) {
        file.instructions().forEach(instruction -> byLine.put(instruction.line(), instruction));
        rules = file.instructions().stream()
                .filter(instruction -> instruction.comments().stream().anyMatch(comment -> comment.startsWith(MARK)))
                .collect(Collectors.toMap(DockerfileInstruction::line, Ignored::rulesAbove, (one, _) -> one));
    }

    private static Set<String> rulesAbove(DockerfileInstruction instruction) {
        return instruction.comments().stream()
                .filter(comment -> comment.startsWith(MARK))
                .flatMap(comment -> Stream.of(comment.substring(MARK.length()).split("[, ]")))
                .filter(rule -> !rule.isEmpty())
                .collect(Collectors.toSet());
    }

    boolean silences(Finding finding) {
        var at = byLine.floorEntry(finding.line());
        return at != null && rules.getOrDefault(at.getKey(), Set.of()).contains(finding.ruleId());
    }
}
