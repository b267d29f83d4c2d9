package io.slipway.portal.build;

import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.State;
import org.jspecify.annotations.Nullable;

/// How a build's state is said and marked, the same on every page.
final class BuildLooks {
    private BuildLooks() {}

    static State state(BuildDetails build) {
        return new State(
                switch (build.status()) {
                    case QUEUED -> State.Tone.NEUTRAL;
                    case RUNNING -> State.Tone.WORKING;
                    case SUCCEEDED -> State.Tone.RUNNING;
                    case FAILED -> State.Tone.FAILED;
                    case CANCELLED -> State.Tone.NEUTRAL;
                },
                word(build));
    }

    static String word(BuildDetails build) {
        return build.cancelling() && !build.status().isFinal() ? "cancelling" : Formats.word(build.status());
    }

    static String step(BuildDetails build) {
        var progress = build.progress();
        return switch (build.status()) {
            case QUEUED -> waiting(build.place());
            case RUNNING ->
                progress.total() == 0
                        ? "starting"
                        : "step %d of %d: %s".formatted(progress.step(), progress.total(), progress.instruction());
            case SUCCEEDED, FAILED, CANCELLED -> "";
        };
    }

    private static String waiting(@Nullable QueuePlace place) {
        if (place == null) {
            return "waiting for its turn";
        }
        return place.place() == 1
                ? "next in the queue"
                : "number %d of %d in the queue".formatted(place.place(), place.of());
    }
}
