package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads one instruction of a stage into what is known of the stage.
final class StageInstruction {
    private final StageState stage;
    private final DockerfileInstruction instruction;
    private final char escape;
    private final Effort effort;
    private final Problems problems;

    StageInstruction(
            StageState stage, DockerfileInstruction instruction, char escape, Effort effort, Problems problems) {
        this.stage = stage;
        this.instruction = instruction;
        this.escape = escape;
        this.effort = effort;
        this.problems = problems;
    }

    /// @throws Expansion.Malformed where quotes or braces are open
    void read() {
        switch (instruction.keyword()) {
            case "ENV" -> pairs().forEach(stage.variables::putEnv);
            case "LABEL" -> stage.labels.putAll(pairs());
            case "EXPOSE" -> expose();
            case "ONBUILD" -> stage.triggers.add(instruction);
            case "HEALTHCHECK" -> stage.healthcheck = new HealthCheckReader(instruction, problems).read(stage);
            case "COPY", "ADD" -> copy();
            case "SHELL" -> shell();
            case "CMD" -> stage.cmd = command(instruction);
            case "ENTRYPOINT" -> stage.entrypoint = command(instruction);
            case "USER" -> stage.user = expanded(instruction.arguments());
            case "WORKDIR" -> stage.workdir = StageState.resolved(stage.workdir, expanded(instruction.arguments()));
            case "STOPSIGNAL" -> stage.stopSignal = expanded(instruction.arguments());
            case "VOLUME" -> volumes();
            default -> {} // RUN and MAINTAINER say nothing about the image
        }
    }

    static CommandForm command(DockerfileInstruction instruction) {
        return instruction
                .json()
                .<CommandForm>map(CommandForm.Exec::new)
                .orElseGet(() -> new CommandForm.Shell(instruction.arguments()));
    }

    private String expanded(String word) {
        return Expansion.of(word, escape, stage.variables::get, effort);
    }

    /// `name=value …`, or the old form `name value`. All values see the variables as they were before.
    private Map<String, String> pairs() {
        var words = Words.split(instruction.arguments(), escape);
        if (!words.getFirst().contains("=")) {
            return oldForm(words);
        }
        var pairs = new LinkedHashMap<String, String>();
        for (var word : words) {
            var equals = word.indexOf('=');
            if (equals < 1) {
                return invalidPairs();
            }
            pairs.put(expanded(word.substring(0, equals)), expanded(word.substring(equals + 1)));
        }
        return pairs;
    }

    private Map<String, String> oldForm(List<String> words) {
        if (words.size() < 2) {
            return invalidPairs();
        }
        var name = words.getFirst();
        var value = instruction.arguments().substring(name.length()).strip();
        return Map.of(expanded(name), expanded(value));
    }

    private Map<String, String> invalidPairs() {
        problems.error(
                "invalid-pairs",
                instruction.line(),
                "%s takes pairs of a name and a value".formatted(instruction.keyword()),
                "Write name=value, with the value in quotes where it has blanks.");
        return Map.of();
    }

    private void expose() {
        for (var word : Words.plain(instruction.arguments())) {
            var text = expanded(word);
            if (text.contains("$")) {
                continue; // nobody knows it yet
            }
            Ports.of(text)
                    .ifPresentOrElse(
                            ports -> ports.addTo(stage.ports),
                            () -> problems.error(
                                    "invalid-port",
                                    instruction.line(),
                                    "'%s' is not a port".formatted(InstructionRules.shortened(text)),
                                    "Write a number from 1 to 65535, such as 8080 or 8080/tcp."));
        }
    }

    private void copy() {
        var words = instruction.json().orElseGet(() -> Words.split(instruction.arguments(), escape));
        if (words.size() < 2) {
            problems.error(
                    "missing-arguments",
                    instruction.line(),
                    instruction.keyword() + " needs a source and a destination",
                    "Write %s source destination.".formatted(instruction.keyword()));
        }
        words.forEach(this::expanded); // only to find what is open
    }

    private void shell() {
        if (instruction.json().filter(words -> !words.isEmpty()).isEmpty()) {
            problems.error(
                    "invalid-shell",
                    instruction.line(),
                    "SHELL takes a JSON array",
                    "Write it as [\"/bin/bash\", \"-c\"].");
        }
    }

    private void volumes() {
        var words = new ArrayList<>(instruction.json().orElseGet(() -> Words.split(instruction.arguments(), escape)));
        words.replaceAll(this::expanded);
        if (words.stream().anyMatch(String::isBlank)) {
            problems.error("missing-arguments", instruction.line(), "a path of VOLUME is empty", "Write the path.");
        }
        stage.volumes.addAll(words);
    }
}
