package io.slipway.portal.build.web;

import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.build.FormerBuild;
import io.slipway.portal.build.QueuePlace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A build as REST shows it.
///
/// @param former the build it was ordered after, to try again or to compare
/// @param queue where it waits, if it does
record BuildBody(
        UUID id,
        long number,
        String script,
        int revision,
        Map<String, String> args,
        Set<String> secrets,
        boolean noCache,
        @Nullable FormerBuild former,
        BuildStatus status,
        String requestedBy,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable QueuePlace queue,
        Progress progress,
        @Nullable Image image,
        @Nullable Error error) {
    record Progress(int step, int total, String instruction) {}

    record Image(
            String id,
            String reference,
            long sizeBytes,
            @Nullable Integer layers) {}

    record Error(
            String message, @Nullable String hint, @Nullable Integer line, List<String> lastLines) {}

    static BuildBody of(BuildDetails build) {
        var progress = build.progress();
        var image = build.image();
        var failure = build.failure();
        return new BuildBody(
                build.id(),
                build.number(),
                build.script().toString(),
                build.revision(),
                build.args(),
                build.secrets(),
                build.noCache(),
                build.former(),
                build.status(),
                build.requestedBy(),
                build.queuedAt(),
                build.startedAt(),
                build.endedAt(),
                build.place(),
                new Progress(progress.step(), progress.total(), progress.instruction()),
                image == null
                        ? null
                        : new Image(image.id().value(), image.reference(), image.sizeBytes(), image.layers()),
                failure == null
                        ? null
                        : new Error(failure.message(), failure.hint(), failure.line(), failure.lastLines()));
    }
}
