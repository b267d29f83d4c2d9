package io.slipway.engine.docker;

import io.slipway.engine.BuildEvent.Failed;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a build failed, in a sentence, and where in the Dockerfile.
final class FailureExplanation {
    private static final Pattern PARSE_LINE =
            Pattern.compile("(?i)(?:parse error|dockerfile).{0,20}?\\bline (\\d+):? ?(.*)");
    private static final Pattern EXIT_CODE = Pattern.compile("(?:exit code:|non-zero code:) (\\d+)");
    private static final Pattern MISSING_BASE =
            Pattern.compile("(?:load metadata for|resolve image config for) (?:docker-image://)?(\\S+)");
    private static final Pattern PREFIXES = Pattern.compile(
            "^(?:failed to solve(?: with frontend \\S+)?|failed to create LLB definition|failed to compute cache key"
                    + "|failed to calculate checksum of ref [^:]+|rpc error: code = \\w+ desc =):? ");
    private static final int KILLED = 137;

    private final Dockerfile file;
    private final BuildProgress.@Nullable FailedStep step;
    private final String error;

    FailureExplanation(Dockerfile file, BuildProgress.@Nullable FailedStep step, String error) {
        this.file = file;
        this.step = step;
        this.error = withoutPrefixes(error);
    }

    private static String withoutPrefixes(String error) {
        var shorter = PREFIXES.matcher(error).replaceFirst("");
        return shorter.equals(error) ? error.strip() : withoutPrefixes(shorter);
    }

    Failed failed(List<String> lastLines) {
        return new Failed(reason(), lastLines, line(), null);
    }

    private String reason() {
        var exit = EXIT_CODE.matcher(error);
        if (exit.find()) {
            return "%s ended with exit code %s%s".formatted(command(), exit.group(1), killed(exit.group(1)));
        }
        var missing = step == null ? null : MISSING_BASE.matcher(step.instruction());
        if (missing != null && missing.find()) {
            return missingImage(missing.group(1));
        }
        return error;
    }

    private static String killed(String code) {
        return Integer.parseInt(code) == KILLED ? ": it was killed, most likely for want of memory" : "";
    }

    private String command() {
        return step == null ? "A command" : "'" + Words.sentence(step.instruction()) + "'";
    }

    private String missingImage(String image) {
        if (image.contains("docker/dockerfile")) {
            return "The line '# syntax=' makes the engine fetch its frontend from a registry, and it cannot (%s). "
                            .formatted(error)
                    + "Remove the line";
        }
        return "The base image %s is not on the engine, and the engine cannot fetch it (%s). ".formatted(image, error)
                + "Correct the name in FROM, or bring the image onto the engine";
    }

    private OptionalInt line() {
        var told = PARSE_LINE.matcher(error);
        if (told.find()) {
            return OptionalInt.of(Integer.parseInt(told.group(1)));
        }
        var failed = step;
        if (failed == null) {
            return OptionalInt.empty();
        }
        var missing = MISSING_BASE.matcher(failed.instruction());
        return missing.find() ? lineOfBase(missing.group(1)) : lineOf(failed);
    }

    private OptionalInt lineOfBase(String image) {
        var name = image.replaceFirst("^docker\\.io/(?:library/)?", "").replaceFirst(":latest$", "");
        return only(file.instructions().stream()
                .filter(instruction -> instruction.keyword().equals("FROM")
                        && instruction.rest().contains(name))
                .toList());
    }

    private OptionalInt lineOf(BuildProgress.FailedStep failed) {
        var text = failed.instruction().strip().replaceAll("\\s+", " ");
        var instructions = file.instructions();
        var same = only(instructions.stream()
                .filter(instruction -> instruction.text().equals(text)
                        || instruction.hasHeredoc() && text.startsWith(instruction.text()))
                .toList());
        if (same.isPresent() || failed.stage() != null) {
            return same;
        }
        // With one stage, BuildKit counts what makes a layer, from FROM on.
        var counted = instructions.stream()
                .filter(instruction ->
                        List.of("FROM", "RUN", "COPY", "ADD", "WORKDIR").contains(instruction.keyword()))
                .toList();
        return failed.position() >= 1 && failed.position() <= counted.size()
                ? OptionalInt.of(counted.get(failed.position() - 1).line())
                : OptionalInt.empty();
    }

    private static OptionalInt only(List<Dockerfile.Instruction> found) {
        return found.size() == 1 ? OptionalInt.of(found.getFirst().line()) : OptionalInt.empty();
    }
}
