package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.engine.EngineException;
import io.slipway.engine.Selector;
import io.slipway.engine.VolumeSummary;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The volumes of an engine. Only those with Slipway's labels are told of, and removed.
final class Volumes {
    private static final Duration MEASURE = Duration.ofSeconds(60);
    private static final Duration REMOVE = Duration.ofSeconds(60);

    private final Connection connection;

    Volumes(Connection connection) {
        this.connection = connection;
    }

    List<VolumeSummary> list(Selector selector) {
        var usage = connection.within(
                "look through the volumes",
                MEASURE,
                () -> connection.getJson(connection.versioned("/system/df?type=volume")));
        return StreamSupport.stream(usage.path("Volumes").spliterator(), false)
                .map(Volumes::summary)
                .filter(volume -> Marks.ours(volume.labels()) && selector.matches(volume.labels()))
                .toList();
    }

    private static VolumeSummary summary(JsonNode found) {
        var usage = found.path("UsageData");
        return new VolumeSummary(
                found.path("Name").asText(),
                Math.max(0, usage.path("Size").asLong()), // -1 for drivers that cannot tell
                usage.path("RefCount").asLong(1) != 0,
                OffsetDateTime.parse(found.path("CreatedAt").asText()).toInstant(),
                labels(found.path("Labels")));
    }

    private static Map<String, String> labels(JsonNode found) {
        var labels = new HashMap<String, String>();
        found.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    void remove(String name) {
        var action = "remove volume '" + name + "'";
        var volume =
                connection.ask(action, docker -> docker.inspectVolumeCmd(name).exec());
        if (!Marks.ours(Views.labels(volume.getLabels()))) {
            throw new EngineException.NotFound(action, "the engine has no such volume of Slipway's", null);
        }
        connection.ask(action, REMOVE, docker -> docker.removeVolumeCmd(name).exec());
    }
}
