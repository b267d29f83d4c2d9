package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Goes through the instructions in order, sorts them into stages and notes what does not build.
final class StageReader {
    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9._-]*+");
    private static final int MAX_STAGES = 256;

    private final SourceReader source;
    private final Problems problems;
    private final InstructionRules rules;
    private final Variables globals = new Variables(null);
    private final List<StageState> stages = new ArrayList<>();
    private final Map<String, StageState> named = new HashMap<>();
    private final Effort effort = new Effort();

    StageReader(SourceReader source, Problems problems) {
        this.source = source;
        this.problems = problems;
        this.rules = new InstructionRules(problems, source.directives().containsKey("syntax"));
        Variables.OF_THE_BUILDER.forEach(name -> globals.putArgument(name, null));
    }

    ParsedDockerfile read() {
        source.instructions().forEach(this::read);
        if (stages.isEmpty()) {
            problems.error(
                    "no-from",
                    1,
                    "there is no FROM, so there is nothing to build on",
                    "Start from a base image, such as FROM debian:trixie-slim.");
        }
        return new ParsedDockerfile(
                source.directives(),
                globals.arguments(),
                source.instructions(),
                stages.stream().map(StageState::stage).toList(),
                stages.isEmpty() ? ImageConfig.EMPTY : stages.getLast().image(),
                problems.found());
    }

    private void read(DockerfileInstruction instruction) {
        if (!rules.accept(instruction)) {
            return;
        }
        switch (instruction.keyword()) {
            case "FROM" -> from(instruction);
            case "ARG" -> argument(instruction);
            default -> inStage(instruction);
        }
    }

    private void inStage(DockerfileInstruction instruction) {
        if (stages.isEmpty()) {
            problems.error(
                    "before-from",
                    instruction.line(),
                    "%s stands before the first FROM; only ARG may".formatted(instruction.keyword()),
                    "Move it below FROM.");
            return;
        }
        var stage = stages.getLast();
        stage.instructions.add(instruction);
        try {
            new StageInstruction(stage, instruction, source.escape(), effort, problems).read();
        } catch (Expansion.Malformed e) {
            malformed(instruction, e);
        }
    }

    private void from(DockerfileInstruction instruction) {
        var words = Words.plain(instruction.arguments());
        var isNamed = words.size() == 3 && words.get(1).equalsIgnoreCase("AS");
        if (words.size() != 1 && !isNamed) {
            problems.error(
                    "invalid-from",
                    instruction.line(),
                    "FROM takes an image, and a name after AS",
                    "Write FROM image or FROM image AS name.");
            return;
        }
        if (stages.size() == MAX_STAGES) {
            problems.error(
                    "too-many-stages", instruction.line(), "there are more than %d stages".formatted(MAX_STAGES), "");
            return;
        }
        var base = global(words.getFirst(), instruction);
        var platform =
                instruction.flag("platform").map(it -> global(it, instruction)).orElse(null);
        if (base.isEmpty()) {
            problems.error("invalid-from", instruction.line(), "the name of the base image is empty", "Name an image.");
        }
        var name = isNamed ? stageName(words.get(2), instruction) : null;
        add(new StageState(stages.size(), instruction, base, name, platform, named.get(base.toLowerCase(Locale.ROOT))));
    }

    private void add(StageState stage) {
        stages.add(stage);
        if (stage.name != null) {
            named.put(stage.name, stage);
        }
    }

    private String global(String word, DockerfileInstruction instruction) {
        try {
            return Expansion.of(word, source.escape(), globals::get, effort);
        } catch (Expansion.Malformed e) {
            malformed(instruction, e);
            return word;
        }
    }

    private String stageName(String written, DockerfileInstruction instruction) {
        var name = written.toLowerCase(Locale.ROOT);
        if (!STAGE_NAME.matcher(name).matches()) {
            problems.error(
                    "invalid-stage-name",
                    instruction.line(),
                    "'%s' is no name for a stage".formatted(written),
                    "Start with a letter, go on with letters, digits, '.', '_' and '-'.");
        } else if (named.containsKey(name)) {
            problems.warning(
                    "duplicate-stage",
                    instruction.line(),
                    "there is an earlier stage '%s', which nothing can refer to from here on".formatted(name),
                    "Give this stage another name.");
        }
        return name;
    }

    /// An ARG inside a stage without a default takes over the value of the one before the first FROM.
    private void argument(DockerfileInstruction instruction) {
        var stage = stages.isEmpty() ? null : stages.getLast();
        var variables = stage == null ? globals : stage.variables;
        if (stage != null) {
            stage.instructions.add(instruction);
        }
        for (var word : Words.split(instruction.arguments(), source.escape())) {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            if (name.isEmpty()) {
                problems.error("invalid-pairs", instruction.line(), "an ARG has no name", "Write ARG name=value.");
            } else {
                variables.putArgument(name, argumentValue(word, equals, variables, instruction));
            }
        }
    }

    private @Nullable String argumentValue(
            String word, int equals, Variables variables, DockerfileInstruction instruction) {
        if (equals < 0) {
            return globals.get(word);
        }
        try {
            return Expansion.of(word.substring(equals + 1), source.escape(), variables::get, effort);
        } catch (Expansion.Malformed e) {
            malformed(instruction, e);
            return null;
        }
    }

    private void malformed(DockerfileInstruction instruction, Expansion.Malformed e) {
        problems.error(
                "malformed-word",
                instruction.line(),
                "%s cannot be read: %s".formatted(instruction.keyword(), e.why()),
                "Close it, or put the escape character '%s' before it.".formatted(source.escape()));
    }
}
