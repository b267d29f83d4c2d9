package io.slipway.engine;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// One thing an engine reports while it builds an image. Exactly one [Terminal] event ends a build.
public sealed interface BuildEvent {
    /// A step of the Dockerfile begins.
    ///
    /// @param step counted from 1 in the order in which steps begin
    /// @param total the number of steps known so far; it may still grow
    record StepStarted(int step, int total, String instruction, boolean cached) implements BuildEvent {}

    /// A step is through.
    record StepFinished(int step, Duration duration, boolean cached) implements BuildEvent {}

    /// A line that a step wrote; step 0 is the engine itself.
    record OutputLine(int step, String text) implements BuildEvent {}

    /// How a build ended.
    sealed interface Terminal extends BuildEvent {}

    /// The image exists and carries its tag.
    record Succeeded(ImageId image, Duration duration) implements Terminal {}

    /// There is no image.
    ///
    /// @param reason a sentence that says why
    /// @param lastLines the end of the output before the failure
    /// @param dockerfileLine the line of the Dockerfile at fault, when the engine's words tell
    /// @param cause set when the engine could not do its part; null when the Dockerfile itself failed
    record Failed(
            String reason,
            List<String> lastLines,
            OptionalInt dockerfileLine,
            @Nullable EngineException cause) implements Terminal {
        public Failed {
            lastLines = List.copyOf(lastLines);
        }
    }

    /// Somebody called [RunningBuild#cancel()] in time.
    record Cancelled() implements Terminal {}

    /// Whether nothing follows.
    default boolean isTerminal() {
        return switch (this) {
            case StepStarted _, StepFinished _, OutputLine _ -> false;
            case Succeeded _, Failed _, Cancelled _ -> true;
        };
    }
}
