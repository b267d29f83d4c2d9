package io.slipway.portal.comparison;

import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageId;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Gets the image of a revision: the one that is there, else a new build of it.
@Component
class RunImages {
    private static final long LOOK_MILLIS = 500;

    private final BuildService builds;
    private final EngineProvider engines;

    RunImages(BuildService builds, EngineProvider engines) {
        this.builds = builds;
        this.engines = engines;
    }

    /// Waits for the build when there has to be one. A build that was started for this ends with a cancelled run.
    ImageDetails of(Caller caller, ScriptName script, int revision, RunControl control) throws InterruptedException {
        control.next("BUILDING", "Looking for the image of " + script + " rev " + revision);
        var asked = Instant.now();
        var build = builds.requestForUse(caller, BuildOrder.of(script, RevisionSelector.number(revision)));
        var ours = build.requestedBy().equals(caller.username())
                && !build.queuedAt().isBefore(asked);
        Runnable howToStop = ours ? () -> builds.cancel(caller, build.id()) : () -> {};
        var built = control.whileRunning(howToStop, () -> ended(caller, build, control));
        if (built.status() != BuildStatus.SUCCEEDED || built.image() == null) {
            throw failure(script, revision, built);
        }
        return details(script, revision, built.image().id());
    }

    private BuildDetails ended(Caller caller, BuildDetails build, RunControl control) throws InterruptedException {
        var current = build;
        while (!current.status().isFinal()) {
            control.checkNotStopped();
            control.progress(ComparisonProgress.of("BUILDING", words(current)));
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            current = builds.findForUse(caller, build.id());
        }
        return current;
    }

    private ImageDetails details(ScriptName script, int revision, ImageId image) {
        return engines.engine()
                .image(image)
                .orElseThrow(() -> new RunFailure(
                        "Could not use the image of %s rev %d: it has vanished from the engine."
                                .formatted(script, revision),
                        "Start the comparison again; it will be built anew."));
    }

    private static String words(BuildDetails build) {
        var progress = build.progress();
        return progress.total() == 0
                ? "Building %s rev %d".formatted(build.script(), build.revision())
                : "Building %s rev %d: step %d of %d"
                        .formatted(build.script(), build.revision(), progress.step(), progress.total());
    }

    private static RunFailure failure(ScriptName script, int revision, BuildDetails build) {
        var failure = build.failure();
        var why = failure == null ? "the build was cancelled" : failure.message();
        var hint = failure == null || failure.hint() == null
                ? "Look at build #%d, mend the script and compare its new revision.".formatted(build.number())
                : failure.hint();
        return new RunFailure("Could not build %s rev %d: %s".formatted(script, revision, why), hint);
    }
}
