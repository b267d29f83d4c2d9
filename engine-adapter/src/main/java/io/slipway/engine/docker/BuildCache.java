package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.PruneType;
import io.slipway.engine.CachedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// What BuildKit keeps of earlier builds. The engine shows a build's records all alike, whoever built.
final class BuildCache {
    private static final Duration MEASURE = Duration.ofSeconds(60);
    private static final Duration FORGET = Duration.ofMinutes(10);
    private static final Set<String> NEVER_PRUNED = Set.of("internal", "frontend");

    private final Connection connection;

    BuildCache(Connection connection) {
        this.connection = connection;
    }

    List<CachedStep> unused(Duration idle) {
        var before = Instant.now().minus(idle);
        var usage = connection.within(
                "look through the build cache",
                MEASURE,
                () -> connection.getJson(connection.versioned("/system/df?type=build-cache")));
        return StreamSupport.stream(usage.path("BuildCache").spliterator(), false)
                .filter(BuildCache::isSpare)
                .map(BuildCache::step)
                .filter(step -> step.lastUsed().isBefore(before))
                .toList();
    }

    /// As the engine counts when it is asked to forget; what images have is shared with them.
    private static boolean isSpare(JsonNode found) {
        return !found.path("InUse").asBoolean()
                && !found.path("Shared").asBoolean()
                && !NEVER_PRUNED.contains(found.path("Type").asText());
    }

    private static CachedStep step(JsonNode found) {
        var used = found.path("LastUsedAt").asText("");
        return new CachedStep(
                found.path("ID").asText(),
                found.path("Description").asText(),
                found.path("Size").asLong(),
                Instant.parse(
                        used.isEmpty() || used.equals("null")
                                ? found.path("CreatedAt").asText()
                                : used));
    }

    long forget(Duration idle) {
        Long freed = connection
                .ask(
                        "forget the build cache",
                        FORGET,
                        docker -> docker.pruneCmd(PruneType.BUILD)
                                .withUntilFilter(idle.toSeconds() + "s")
                                .exec())
                .getSpaceReclaimed();
        return freed == null ? 0 : freed;
    }
}
