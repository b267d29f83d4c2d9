package io.slipway.portal.build;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Knows the usual reasons for which builds fail, and what helps.
final class FailureHints {
    private static final List<Hint> KNOWN = List.of(
            hint(
                    "no space left on device",
                    "The engine's disk is full. Remove images and containers that nobody needs, then build again."),
            hint(
                    "pull access denied|manifest unknown|repository does not exist|failed to resolve source metadata"
                            + "|failed to do request|no such image|insufficient_scope",
                    "The base image is not on the engine and could not be pulled. Check the name after FROM, or"
                            + " bring the image to the engine first."),
            hint(
                    "unable to locate package|has no installation candidate",
                    "A package has another name in this distribution. Look its name up, and run apt-get update in"
                            + " the same RUN."),
            hint(
                    "temporary failure resolving|could not resolve host|name or service not known|network is unreachable",
                    "The step could not reach the network. Check the address, and whether the engine's host"
                            + " reaches it."),
            hint(
                    "command not found|exit code:? 127|non-zero code: 127|executable file not found",
                    "A program is missing in the image. Install it in an earlier RUN, or check its name."),
            hint(
                    "exit code:? 137|non-zero code: 137|out of memory|cannot allocate memory",
                    "The step ran out of memory or was killed. Let it use less, or give the engine's host more."),
            hint(
                    "copy failed|file not found in build context|failed to compute cache key|: not found$",
                    "A file that COPY or ADD names is not in the revision. Check its path, or add the file."),
            hint("permission denied", "A step lacks the right to do this. Check USER and the modes of the files."),
            hint(
                    "unknown instruction|dockerfile parse error|parse error on line",
                    "The Dockerfile cannot be read. Correct the line and save a new revision."),
            hint(
                    "timed out|deadline exceeded",
                    "The build took longer than it may. Let it do less, or ask for more time on this site."));

    private FailureHints() {}

    private record Hint(Pattern sign, String advice) {}

    private static Hint hint(String sign, String advice) {
        return new Hint(Pattern.compile(sign, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE), advice);
    }

    /// What helps against a failure with this reason and these last lines of output.
    static Optional<String> of(String reason, List<String> lastLines) {
        var text = reason + "\n" + String.join("\n", lastLines);
        return KNOWN.stream()
                .filter(hint -> hint.sign().matcher(text).find())
                .map(Hint::advice)
                .findFirst();
    }
}
