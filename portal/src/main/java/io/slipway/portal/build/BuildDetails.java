package io.slipway.portal.build;

import io.slipway.registry.script.ScriptName;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A build as it stands at one moment.
///
/// @param number counted over all builds of the installation, for people
/// @param digest of the revision it builds
/// @param secrets the ids of the secrets it may mount
/// @param noCache whether every step ran again
/// @param cancelling whether somebody asked for its end, which is not reached yet
/// @param image set if and only if it succeeded
/// @param failure set if and only if it failed
/// @param environment null until it begins, and for builds from before this was written down
/// @param former the build it was ordered after, if it was
/// @param place in the queue; null for one that does not wait, and where nobody asked for it
public record BuildDetails(
        UUID id,
        long number,
        ScriptName script,
        int revision,
        String digest,
        Map<String, String> args,
        SortedSet<String> secrets,
        boolean noCache,
        BuildStatus status,
        String requestedBy,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        BuildProgress progress,
        boolean cancelling,
        @Nullable BuiltImage image,
        @Nullable BuildFailure failure,
        @Nullable BuildEnvironment environment,
        @Nullable FormerBuild former,
        @Nullable QueuePlace place) {
    public BuildDetails {
        args = Map.copyOf(args);
        secrets = Collections.unmodifiableSortedSet(secrets);
    }

    /// The same build, with its place in the queue.
    BuildDetails at(QueuePlace found) {
        return new BuildDetails(
                id,
                number,
                script,
                revision,
                digest,
                args,
                secrets,
                noCache,
                status,
                requestedBy,
                queuedAt,
                startedAt,
                endedAt,
                progress,
                cancelling,
                image,
                failure,
                environment,
                former,
                found);
    }
}
