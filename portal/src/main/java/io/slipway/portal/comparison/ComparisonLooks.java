package io.slipway.portal.comparison;

import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.State;
import java.time.Duration;

/// How a comparison's state is said and marked, the same on every page.
final class ComparisonLooks {
    private ComparisonLooks() {}

    static State state(ComparisonSnapshot comparison) {
        return new State(
                switch (comparison.status()) {
                    case QUEUED, CANCELLED -> State.Tone.NEUTRAL;
                    case PREPARING, MEASURING -> State.Tone.WORKING;
                    case SUCCEEDED -> State.Tone.RUNNING;
                    case FAILED -> State.Tone.FAILED;
                },
                word(comparison));
    }

    static String word(ComparisonSnapshot comparison) {
        return comparison.cancelRequested() && !comparison.status().isFinal()
                ? "cancelling"
                : Formats.word(comparison.status());
    }

    static String step(ComparisonSnapshot comparison) {
        if (comparison.status().isFinal()) {
            return "";
        }
        var progress = comparison.progress();
        var left = progress.remainingMillis() > 0
                ? ", about %s left".formatted(Formats.duration(Duration.ofSeconds(progress.remainingMillis() / 1_000)))
                : "";
        return progress.message() + left;
    }
}
