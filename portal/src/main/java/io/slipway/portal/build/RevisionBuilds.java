package io.slipway.portal.build;

import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What became of a revision when it was built. Builds belong to the team of their script; to others there are none.
@Service
@Transactional(readOnly = true)
public class RevisionBuilds {
    /// A build whose steps came from the cache prints nothing; an earlier one of the same content did.
    private static final Limit LOOKED_AT = Limit.of(5);

    private final Builds builds;
    private final BuildLogs logs;
    private final AccessPolicy policy;

    RevisionBuilds(Builds builds, BuildLogs logs, AccessPolicy policy) {
        this.builds = builds;
        this.logs = logs;
        this.policy = policy;
    }

    /// What is known; empty when it was never built, or the caller may not see its builds.
    public Optional<BuiltRevision> of(Caller caller, RevisionDetails revision) {
        var team = revision.script().team();
        if (!policy.allows(caller, team, Permission.READ)) {
            return Optional.empty();
        }
        var found = builds.findSucceeded(
                team.value(),
                revision.script().name(),
                revision.number(),
                revision.digest().value(),
                LOOKED_AT);
        return found.stream().map(Build::details).findFirst().map(newest -> built(newest, found));
    }

    private BuiltRevision built(BuildDetails newest, List<Build> all) {
        var steps = logs.steps(newest.id());
        var image = newest.image();
        return new BuiltRevision(
                newest.id(),
                image == null ? 0 : image.sizeBytes(),
                image == null ? null : image.layers(),
                time(steps),
                steps.isEmpty()
                        ? null
                        : (int) steps.stream().filter(BuildStep::cached).count(),
                accuracy(all.stream().map(Build::id).toList()));
    }

    private @Nullable Double accuracy(List<UUID> newestFirst) {
        return newestFirst.stream()
                .flatMap(build -> Accuracy.lastIn(logs.endMentioning(build, "accuracy")).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Duration time(List<BuildStep> steps) {
        return steps.isEmpty() ? null : Duration.between(steps.getFirst().startedAt(), end(steps));
    }

    private static Instant end(List<BuildStep> steps) {
        return steps.stream()
                .map(step -> step.duration() == null
                        ? step.startedAt()
                        : step.startedAt().plus(step.duration()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
