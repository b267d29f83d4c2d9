package io.slipway.registry.dockerfile;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Which instructions there are, which flags they take, and which of them need arguments.
final class InstructionRules {
    private static final Map<String, Set<String>> FLAGS = Map.ofEntries(
            Map.entry(
                    "ADD",
                    Set.of("keep-git-dir", "checksum", "chown", "chmod", "link", "unpack", "exclude", "parents")),
            Map.entry("ARG", Set.of()),
            Map.entry("CMD", Set.of()),
            Map.entry("COPY", Set.of("from", "chown", "chmod", "link", "parents", "exclude")),
            Map.entry("ENTRYPOINT", Set.of()),
            Map.entry("ENV", Set.of()),
            Map.entry("EXPOSE", Set.of()),
            Map.entry("FROM", Set.of("platform")),
            Map.entry("HEALTHCHECK", Set.of("interval", "timeout", "start-period", "start-interval", "retries")),
            Map.entry("LABEL", Set.of()),
            Map.entry("MAINTAINER", Set.of()),
            Map.entry("ONBUILD", Set.of()),
            Map.entry("RUN", Set.of("mount", "network", "security", "device")),
            Map.entry("SHELL", Set.of()),
            Map.entry("STOPSIGNAL", Set.of()),
            Map.entry("USER", Set.of()),
            Map.entry("VOLUME", Set.of()),
            Map.entry("WORKDIR", Set.of()));
    private static final Set<String> REPEATABLE = Set.of("mount", "exclude", "device");
    private static final Set<String> MAY_BE_EMPTY = Set.of("CMD", "ENTRYPOINT");
    private static final Set<String> NOT_ON_BUILD = Set.of("ONBUILD", "FROM", "MAINTAINER");
    private static final Set<String> MAYBE_JSON = Set.of("ADD", "CMD", "COPY", "ENTRYPOINT", "RUN", "VOLUME");

    private final Problems problems;
    private final boolean otherFrontend;

    /// @param otherFrontend whether a `syntax` directive names the program that reads the file; it may know more flags
    InstructionRules(Problems problems, boolean otherFrontend) {
        this.problems = problems;
        this.otherFrontend = otherFrontend;
    }

    /// Whether there is such an instruction and it has what it needs; what is wrong becomes a problem.
    boolean accept(DockerfileInstruction instruction) {
        var keyword = instruction.keyword();
        if (!FLAGS.containsKey(keyword)) {
            problems.error(
                    "unknown-instruction",
                    instruction.line(),
                    "there is no instruction '%s'".formatted(shortened(keyword)),
                    "Check its spelling; a line that belongs to the one above needs a '\\' at the end of that one.");
            return false;
        }
        if (instruction.arguments().isEmpty() && !MAY_BE_EMPTY.contains(keyword)) {
            problems.error("missing-arguments", instruction.line(), keyword + " needs arguments", "Add them.");
            return false;
        }
        checkFlags(instruction);
        checkJson(instruction);
        var trigger = instruction.trigger();
        return trigger == null || acceptTrigger(trigger);
    }

    private boolean acceptTrigger(DockerfileInstruction trigger) {
        if (!accept(trigger)) {
            return false;
        }
        if (NOT_ON_BUILD.contains(trigger.keyword())) {
            problems.error(
                    "invalid-onbuild",
                    trigger.line(),
                    trigger.keyword() + " cannot follow ONBUILD",
                    "Remove the line.");
            return false;
        }
        return true;
    }

    private void checkFlags(DockerfileInstruction instruction) {
        var known = FLAGS.getOrDefault(instruction.keyword(), Set.of());
        var seen = new HashSet<String>();
        for (var flag : instruction.flags()) {
            var name = flag.name();
            if (!known.contains(name)) {
                var severity = otherFrontend ? Finding.Severity.WARNING : Finding.Severity.ERROR;
                var why = "%s has no flag --%s".formatted(instruction.keyword(), shortened(name));
                var fix = known.isEmpty()
                        ? "Remove it."
                        : "It knows --"
                                + String.join(", --", known.stream().sorted().toList()) + ".";
                problems.add(new Finding("unknown-flag", severity, instruction.line(), why, fix));
            } else if (!seen.add(name) && !REPEATABLE.contains(name)) {
                problems.error(
                        "duplicate-flag",
                        instruction.line(),
                        "the flag --%s stands here twice".formatted(name),
                        "Remove one of them.");
            }
        }
    }

    private void checkJson(DockerfileInstruction instruction) {
        if (!MAYBE_JSON.contains(instruction.keyword())) {
            return;
        }
        if (JsonForm.of(instruction.arguments()) instanceof JsonForm.OtherArray) {
            problems.error(
                    "not-only-strings",
                    instruction.line(),
                    "the JSON array of %s has something other than strings".formatted(instruction.keyword()),
                    "Put double quotes around every element.");
        } else if (JsonForm.isAlmost(instruction.arguments())) {
            problems.warning(
                    "not-json",
                    instruction.line(),
                    "this is no JSON array, so it is taken for a shell command",
                    "Use double quotes around every element, and a comma between two.");
        }
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
