package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.DockerfileInstruction;
import io.slipway.registry.dockerfile.DockerfileStage;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.Installation;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import io.slipway.registry.dockerfile.ShellScript;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What comes into the image by COPY and ADD, and where the instructions work.
final class FileRules {
    private static final Pattern URL = Pattern.compile("(?:https?|ftp)://.*+");
    private static final Pattern GIT = Pattern.compile("(?:git@|git://|https?://[^ ]*\\.git(?:#.*)?$).*+");
    private static final Pattern ARCHIVE = Pattern.compile(".*\\.(?:tar|tgz|tbz2|txz|tar\\.[a-z0-9]{1,4})");

    private final ParsedDockerfile file;
    private final List<Finding> found = new ArrayList<>();
    private final Map<String, Integer> stages = new HashMap<>();

    FileRules(ParsedDockerfile file) {
        this.file = file;
    }

    List<Finding> check() {
        var syntax = file.directives().get("syntax");
        if (syntax != null && !syntax.startsWith("docker/dockerfile") && !syntax.startsWith("docker.io/docker/")) {
            found.add(LintRule.SYNTAX_DIRECTIVE.at(
                    1,
                    "'%s' would run a foreign program as the builder, which Slipway refuses".formatted(syntax),
                    "Remove the line, or use docker/dockerfile:1."));
        }
        file.stages().forEach(this::check);
        return found;
    }

    private void check(DockerfileStage stage) {
        @Nullable DockerfileInstruction everything = null;
        var hasWorkdir = stage.builtOn() != null;
        for (var instruction : stage.instructions()) {
            switch (instruction.keyword()) {
                case "ADD" -> checkAdd(instruction);
                case "COPY" -> checkFrom(instruction, stage);
                case "WORKDIR" -> hasWorkdir = checkWorkdir(instruction, hasWorkdir);
                case "MAINTAINER" ->
                    found.add(LintRule.MAINTAINER_DEPRECATED.at(
                            instruction.line(),
                            "MAINTAINER is deprecated",
                            "Write LABEL org.opencontainers.image.authors=\"…\"."));
                default -> {}
            }
            if (everything == null && copiesEverything(instruction)) {
                everything = instruction;
            } else if (everything != null && installsFromFile(instruction)) {
                copiedBefore(everything);
                everything = null;
            }
        }
        if (stage.name() != null) {
            stages.put(stage.name(), stage.index());
        }
    }

    private void copiedBefore(DockerfileInstruction everything) {
        found.add(LintRule.COPY_EVERYTHING_BEFORE_INSTALL.at(
                everything.line(),
                "any change of any file makes the build install everything again",
                "Copy only the requirements first, install, then copy the rest."));
    }

    private static boolean copiesEverything(DockerfileInstruction instruction) {
        var words = instruction
                .json()
                .orElseGet(() -> List.of(instruction.arguments().split("\\s+")));
        return (instruction.is("COPY") || instruction.is("ADD"))
                && instruction.flag("from").isEmpty()
                && (words.getFirst().equals(".") || words.getFirst().equals("./"));
    }

    private static boolean installsFromFile(DockerfileInstruction instruction) {
        return ShellScript.of(instruction).stream()
                .anyMatch(command -> Installation.of(command).isPresent());
    }

    private void checkAdd(DockerfileInstruction add) {
        var words = add.json().orElseGet(() -> List.of(add.arguments().split("\\s+")));
        var sources = words.subList(0, Math.max(0, words.size() - 1));
        if (sources.stream().anyMatch(it -> GIT.matcher(it).matches())) {
            return;
        }
        if (sources.stream().anyMatch(it -> URL.matcher(it).matches())) {
            if (add.flag("checksum").isEmpty()) {
                found.add(LintRule.ADD_URL.at(
                        add.line(),
                        "what the address answers goes into the image unchecked",
                        "Add --checksum=sha256:…, or put the file into the script."));
            }
        } else if (sources.stream().noneMatch(it -> ARCHIVE.matcher(it).matches() || it.startsWith("<<"))) {
            found.add(LintRule.ADD_INSTEAD_OF_COPY.at(
                    add.line(), "ADD also fetches and unpacks, which nobody expects of plain files", "Use COPY."));
        }
    }

    private void checkFrom(DockerfileInstruction copy, DockerfileStage stage) {
        var from = copy.flag("from").orElse("");
        var isIndex = from.matches("[0-9]{1,9}");
        if (isIndex && Integer.parseInt(from) >= stage.index()) {
            found.add(LintRule.UNKNOWN_STAGE.at(
                    copy.line(),
                    "there is no earlier stage %s".formatted(from),
                    "Name an earlier stage; the first one is 0."));
        } else if (!isIndex && from.equalsIgnoreCase(stage.name())) {
            found.add(LintRule.UNKNOWN_STAGE.at(
                    copy.line(), "the stage '%s' cannot copy from itself".formatted(from), "Name an earlier stage."));
        } else if (isLaterStage(from, stage)) {
            found.add(LintRule.UNKNOWN_STAGE.at(
                    copy.line(),
                    "the stage '%s' comes later in the file".formatted(from),
                    "Move that stage above this one."));
        }
    }

    private boolean isLaterStage(String from, DockerfileStage stage) {
        return !stages.containsKey(from)
                && file.stages().stream().skip(stage.index() + 1L).anyMatch(it -> from.equalsIgnoreCase(it.name()));
    }

    private boolean checkWorkdir(DockerfileInstruction workdir, boolean known) {
        var path = workdir.arguments().replace("\"", "");
        var isAbsolute = path.startsWith("/") || path.startsWith("$") || path.matches("[A-Za-z]:.*");
        if (!isAbsolute && !known) {
            found.add(LintRule.RELATIVE_WORKDIR.at(
                    workdir.line(),
                    "where '%s' is depends on the base image".formatted(path),
                    "Write an absolute path, such as /%s.".formatted(path)));
        }
        return known || isAbsolute;
    }
}
