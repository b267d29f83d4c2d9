package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Goes through the instructions in order, keeps what they mean for the image and notes what is wrong.
final class DockerfileReader {
    private static final Set<String> KEYWORDS = Set.of(
            "ADD",
            "ARG",
            "CMD",
            "COPY",
            "ENTRYPOINT",
            "ENV",
            "EXPOSE",
            "FROM",
            "HEALTHCHECK",
            "LABEL",
            "MAINTAINER",
            "ONBUILD",
            "RUN",
            "SHELL",
            "STOPSIGNAL",
            "USER",
            "VOLUME",
            "WORKDIR");
    private static final Set<String> MAY_BE_EMPTY = Set.of("CMD", "ENTRYPOINT");
    private static final Set<String> NOT_ON_BUILD = Set.of("ONBUILD", "FROM", "MAINTAINER");
    private static final Pattern STAGE_NAME = Pattern.compile("[a-z][a-z0-9._-]*");
    private static final Pattern PORTS = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/(tcp|udp|sctp))?");
    private static final int MAX_PORT = 65_535;

    private final DockerfileLines lines;
    private final char escape;
    private final List<DockerfileProblem> problems;
    private final Variables globals = new Variables();
    private final List<StageState> stages = new ArrayList<>();
    private final Set<String> baseImages = new LinkedHashSet<>();

    DockerfileReader(DockerfileLines lines) {
        this.lines = lines;
        this.escape = lines.escape();
        this.problems = new ArrayList<>(lines.problems());
    }

    DockerfileCheck read() {
        lines.instructions().forEach(this::read);
        finish();
        var last = stages.isEmpty() ? null : stages.getLast();
        return new DockerfileCheck(
                lines.directives(),
                lines.instructions(),
                stages.stream().map(state -> state.stage).toList(),
                List.copyOf(baseImages),
                last == null ? List.of() : List.copyOf(last.ports),
                last == null ? Map.of() : last.labels,
                problems.stream()
                        .sorted(Comparator.comparingInt(DockerfileProblem::line))
                        .toList());
    }

    private void read(DockerfileInstruction instruction) {
        if (!isKnown(instruction.keyword(), instruction)) {
            return;
        }
        if (instruction.arguments().isEmpty() && !MAY_BE_EMPTY.contains(instruction.keyword())) {
            error("missing-arguments", instruction, instruction.keyword() + " needs arguments");
            return;
        }
        switch (instruction.keyword()) {
            case "FROM" -> from(instruction);
            case "ARG" -> arg(instruction);
            default ->
                stages.stream()
                        .reduce((_, later) -> later)
                        .ifPresentOrElse(
                                stage -> inStage(instruction, stage),
                                () -> error(
                                        "before-from",
                                        instruction,
                                        instruction.keyword() + " stands before the first FROM; only ARG may"));
        }
    }

    private boolean isKnown(String keyword, DockerfileInstruction instruction) {
        if (!KEYWORDS.contains(keyword)) {
            error("unknown-instruction", instruction, "there is no instruction '%s'".formatted(keyword));
            return false;
        }
        return true;
    }

    private void inStage(DockerfileInstruction instruction, StageState stage) {
        switch (instruction.keyword()) {
            case "ENV" -> pairs(instruction, stage).forEach(stage.variables::put);
            case "LABEL" -> stage.labels.putAll(pairs(instruction, stage));
            case "EXPOSE" -> expose(instruction, stage);
            case "ONBUILD" -> onBuild(instruction);
            case "HEALTHCHECK" -> healthCheck(instruction);
            case "COPY", "ADD" -> copy(instruction);
            case "SHELL" -> shell(instruction);
            default -> jsonForm(instruction);
        }
    }

    private void from(DockerfileInstruction instruction) {
        var words = withoutFlags(instruction.arguments());
        var named = words.size() == 3 && words.get(1).equalsIgnoreCase("AS");
        if (words.size() != 1 && !named) {
            error("invalid-from", instruction, "FROM takes an image, and a name after AS: FROM image [AS name]");
            return;
        }
        var base = Words.unquoted(globals.expand(words.getFirst()), escape);
        var name = named ? stageName(words.get(2), instruction) : null;
        var parent = stageNamed(base);
        if (parent == null) {
            baseImage(new BaseImage(base), instruction);
        }
        stages.add(new StageState(new DockerfileStage(stages.size(), name, base, instruction.line()), parent));
    }

    private void baseImage(BaseImage base, DockerfileInstruction instruction) {
        if (base.reference().isEmpty()) {
            error("invalid-from", instruction, "the name of the base image is empty");
        } else if (Variables.isUnresolved(base.reference())) {
            problems.add(DockerfileProblem.warning(
                    "unresolved-base",
                    instruction.line(),
                    "base image '%s' depends on an ARG without a default before FROM".formatted(base.reference())));
        }
        base.pinning(instruction.line()).ifPresent(problems::add);
        if (!base.isScratch()) {
            baseImages.add(base.reference());
        }
    }

    private String stageName(String written, DockerfileInstruction instruction) {
        var name = written.toLowerCase(Locale.ROOT);
        if (!STAGE_NAME.matcher(name).matches()) {
            error(
                    "invalid-stage-name",
                    instruction,
                    "a stage's name starts with a letter and has letters, digits, '.', '_' and '-', unlike '%s'"
                            .formatted(written));
        } else if (stageNamed(name) != null) {
            problems.add(DockerfileProblem.warning(
                    "duplicate-stage", instruction.line(), "there is an earlier stage '%s'".formatted(name)));
        }
        return name;
    }

    private @Nullable StageState stageNamed(String base) {
        return stages.reversed().stream()
                .filter(state -> base.equalsIgnoreCase(state.stage.name()))
                .findFirst()
                .orElse(null);
    }

    /// An ARG inside a stage without a default takes over the value of the one before the first FROM.
    private void arg(DockerfileInstruction instruction) {
        var variables = stages.isEmpty() ? globals : stages.getLast().variables;
        for (var word : Words.split(instruction.arguments(), escape)) {
            var equals = word.indexOf('=');
            var name = equals < 0 ? word : word.substring(0, equals);
            var value = equals < 0
                    ? globals.get(name)
                    : Words.unquoted(variables.expand(word.substring(equals + 1)), escape);
            variables.put(name, value);
        }
    }

    private Map<String, String> pairs(DockerfileInstruction instruction, StageState stage) {
        return NameValues.parse(instruction.arguments(), escape, stage.variables)
                .orElseGet(() -> {
                    error(
                            "invalid-pairs",
                            instruction,
                            instruction.keyword() + " takes pairs name=value, the value quoted where it has blanks");
                    return Map.of();
                });
    }

    private void expose(DockerfileInstruction instruction, StageState stage) {
        for (var word : Words.split(instruction.arguments(), escape)) {
            var text = Words.unquoted(stage.variables.expand(word), escape);
            if (Variables.isUnresolved(text)) {
                continue;
            }
            var ports = PORTS.matcher(text.toLowerCase(Locale.ROOT));
            var first = ports.matches() ? Integer.parseInt(ports.group(1)) : 0;
            var last = first > 0 && ports.group(2) != null ? Integer.parseInt(ports.group(2)) : first;
            if (first < 1 || last < first || last > MAX_PORT) {
                error("invalid-port", instruction, "'%s' is not a port, such as 8080 or 8080/tcp".formatted(text));
            } else if (ports.group(3) == null || ports.group(3).equals("tcp")) {
                for (var port = first; port <= last; port++) {
                    stage.ports.add(port);
                }
            }
        }
    }

    private void onBuild(DockerfileInstruction instruction) {
        var keyword = instruction.arguments().split("\\s+", 2)[0].toUpperCase(Locale.ROOT);
        if (isKnown(keyword, instruction) && NOT_ON_BUILD.contains(keyword)) {
            error("invalid-onbuild", instruction, keyword + " cannot follow ONBUILD");
        }
    }

    private void healthCheck(DockerfileInstruction instruction) {
        var words = withoutFlags(instruction.arguments());
        var type = words.isEmpty() ? "" : words.getFirst().toUpperCase(Locale.ROOT);
        var complete = type.equals("NONE") ? words.size() == 1 : type.equals("CMD") && words.size() > 1;
        if (!complete) {
            error("invalid-healthcheck", instruction, "HEALTHCHECK takes NONE, or options and CMD with a command");
        }
    }

    private void copy(DockerfileInstruction instruction) {
        var words = withoutFlags(instruction.arguments());
        if (!words.isEmpty() && !words.getFirst().startsWith("[") && words.size() < 2) {
            error("missing-arguments", instruction, instruction.keyword() + " needs a source and a destination");
        }
        jsonForm(instruction);
    }

    private void shell(DockerfileInstruction instruction) {
        if (!JsonForm.isArray(instruction.arguments())) {
            error("invalid-shell", instruction, "SHELL takes a JSON array, such as [\"/bin/bash\", \"-c\"]");
        }
    }

    private void jsonForm(DockerfileInstruction instruction) {
        if (JsonForm.looksLikeArray(instruction.arguments())) {
            problems.add(DockerfileProblem.warning(
                    "not-json",
                    instruction.line(),
                    "this is no JSON array, so it is taken for a shell command; use double quotes"));
        }
    }

    private void finish() {
        if (stages.isEmpty()) {
            problems.add(DockerfileProblem.error(
                    "no-from",
                    1,
                    "there is no FROM; a Dockerfile starts from a base image, such as FROM debian:trixie-slim"));
        } else if (stages.getLast().ports.isEmpty()) {
            problems.add(
                    DockerfileProblem.warning(
                            "missing-expose",
                            stages.getLast().stage.line(),
                            "there is no EXPOSE, so nobody knows which port to ask for predictions; add one, such as EXPOSE 8080"));
        }
    }

    private List<String> withoutFlags(String arguments) {
        return Words.split(arguments, escape).stream()
                .dropWhile(word -> word.startsWith("--"))
                .toList();
    }

    private void error(String rule, DockerfileInstruction instruction, String message) {
        problems.add(DockerfileProblem.error(rule, instruction.line(), message));
    }
}
