package io.slipway.portal.build;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.EngineException;
import io.slipway.portal.shell.Formats;
import io.slipway.registry.SlipwayException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Says why a build failed, what helps, and which line of the Dockerfile is at fault.
@Component
class BuildDiagnosis {
    private final Dockerfiles dockerfiles;

    BuildDiagnosis(Dockerfiles dockerfiles) {
        this.dockerfiles = dockerfiles;
    }

    BuildFailure of(BuildJob job, String instruction, BuildEvent.Failed failed) {
        if (failed.cause() != null) {
            return new BuildFailure(
                    failed.reason(), engineHint(failed.cause()), orNull(failed.dockerfileLine()), failed.lastLines());
        }
        var hint = FailureHints.of(failed.reason(), failed.lastLines())
                .orElse("Read the end of the log, correct the Dockerfile and save a new revision.");
        var line = failed.dockerfileLine().isPresent() ? failed.dockerfileLine() : line(job, instruction);
        return new BuildFailure(failed.reason(), hint, orNull(line), failed.lastLines());
    }

    /// A build that was ended because it may not take longer.
    BuildFailure tooLong(BuildJob job, String instruction, Duration limit, List<String> lastLines) {
        return new BuildFailure(
                timedOut(instruction, limit),
                "On this site a build may take %s. Let the step do less, or ask for more time.".formatted(words(limit)),
                orNull(line(job, instruction)),
                lastLines);
    }

    static String timedOut(String instruction, Duration limit) {
        var reached = instruction.isEmpty() ? "before its first step" : "in the step " + instruction;
        return "The build timed out after %s, %s.".formatted(words(limit), reached);
    }

    private static String words(Duration limit) {
        return limit.toSeconds() % 60 == 0 && limit.toMinutes() > 0
                ? limit.toMinutes() + " min"
                : Formats.duration(limit);
    }

    private static @Nullable Integer orNull(OptionalInt line) {
        return line.isPresent() ? (Integer) line.getAsInt() : null;
    }

    private static @Nullable String engineHint(EngineException cause) {
        return switch (cause) {
            case EngineException.Unreachable _, EngineException.TimedOut _ ->
                "The engine does not answer. Start it, or look at the page of engines, then build again.";
            case EngineException.NotFound _,
                    EngineException.Conflict _,
                    EngineException.Rejected _,
                    EngineException.Unsupported _ -> null;
        };
    }

    private OptionalInt line(BuildJob job, String instruction) {
        try {
            return DockerfileLines.of(instruction, dockerfiles.of(job));
        } catch (SlipwayException e) {
            return OptionalInt.empty(); // the line is a kindness; without it the reason still stands
        }
    }
}
