package io.slipway.portal.build;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why there is no image, and what to do about it.
///
/// @param line of the Dockerfile, when it is known which one is at fault
/// @param lastLines the end of what the failed step wrote
public record BuildFailure(
        String message, @Nullable String hint, @Nullable Integer line, List<String> lastLines) {
    private static final int LONGEST_LINE = 1_000;

    public BuildFailure {
        lastLines = lastLines.stream().map(BuildFailure::shortened).toList();
    }

    /// A failure without a step that wrote something.
    public BuildFailure(String message, @Nullable String hint, @Nullable Integer line) {
        this(message, hint, line, List.of());
    }

    private static String shortened(String text) {
        var oneLine = text.replace('\n', ' ');
        return oneLine.length() <= LONGEST_LINE ? oneLine : oneLine.substring(0, LONGEST_LINE) + "…";
    }
}
