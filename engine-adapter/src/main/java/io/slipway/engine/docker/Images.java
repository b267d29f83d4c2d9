package io.slipway.engine.docker;

import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageLayer;
import io.slipway.engine.ImageName;
import io.slipway.engine.ImageReference;
import io.slipway.engine.ImageSummary;
import io.slipway.engine.LayerFiles;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The images of an engine.
final class Images {
    private static final Duration MEASURE = Duration.ofSeconds(30);
    private static final Duration REMOVE = Duration.ofSeconds(60);
    private static final Duration READ = Duration.ofMinutes(10);

    private final Connection connection;

    Images(Connection connection) {
        this.connection = connection;
    }

    Optional<ImageDetails> find(ImageName name) {
        return inspect("inspect image " + name, name).map(Views::details);
    }

    List<ImageLayer> layers(ImageId id) {
        var action = "read the layers of image " + id.shortForm();
        var image = require(action, id);
        var history = connection.ask(
                action, docker -> docker.imageHistoryCmd(id.value()).exec());
        var files = image.getRootFS() == null ? null : image.getRootFS().getLayers();
        return LayerHistory.of(history, files == null ? List.of() : files);
    }

    List<LayerFiles> files(ImageId id) {
        var action = "read the files of image " + id.shortForm();
        require(action, id); // saving an unknown one fails with other words on each engine
        return connection.ask(action, READ, docker -> {
            try (var saved = docker.saveImageCmd(id.value()).exec()) {
                return ImageArchive.read(saved);
            }
        });
    }

    private InspectImageResponse require(String action, ImageId id) {
        return inspect(action, id)
                .orElseThrow(() -> new EngineException.NotFound(action, "the engine has no such image", null));
    }

    /// The image of that name, which may be one with a digest.
    Optional<ImageDetails> find(String action, String name) {
        return inspect(action, name).map(Views::details);
    }

    private Optional<InspectImageResponse> inspect(String action, ImageName name) {
        return inspect(action, name.value());
    }

    private Optional<InspectImageResponse> inspect(String action, String name) {
        return connection.ask(action, docker -> {
            try {
                return Optional.of(docker.inspectImageCmd(name).exec());
            } catch (NotFoundException _) {
                return Optional.empty();
            }
        });
    }

    /// The paths the image declares as volumes.
    Collection<String> volumes(String action, ImageName name) {
        var image = inspect(action, name)
                .orElseThrow(() -> new EngineException.NotFound(
                        action, "the image " + name + " is not on the engine. Build it first", null));
        var config = image.getConfig();
        return config == null || config.getVolumes() == null
                ? Set.of()
                : config.getVolumes().keySet();
    }

    List<ImageSummary> list() {
        var found =
                connection.ask("list images", docker -> docker.listImagesCmd().exec());
        return found.stream()
                .map(Views::summary)
                .filter(image -> !image.tags().isEmpty() || Marks.ours(image.labels()))
                .toList();
    }

    /// What all layers take. The client library knows no such question; older engines answer it for everything.
    long bytes() {
        var usage = connection.within(
                "measure the images", MEASURE, () -> connection.getJson(connection.versioned("/system/df?type=image")));
        return usage.path("LayersSize").asLong();
    }

    void remove(ImageId id) {
        var action = "remove image " + id.shortForm();
        requireRemovable(action, id);
        // With force, or the engine refuses images that have two names.
        connection.ask(
                action,
                REMOVE,
                docker -> docker.removeImageCmd(id.value()).withForce(true).exec());
    }

    void removeName(ImageReference name) {
        var action = "remove image " + name;
        requireRemovable(action, name);
        connection.ask(
                action, REMOVE, docker -> docker.removeImageCmd(name.value()).exec());
    }

    /// The image of that name, if it is Slipway's.
    ImageDetails requireOurs(String action, ImageName name) {
        var image = find(name)
                .orElseThrow(() -> new EngineException.NotFound(action, "the engine has no such image", null));
        if (!Marks.ours(image.labels())) {
            throw new EngineException.Rejected(action, "Slipway did not make it. Do that on the engine itself", null);
        }
        return image;
    }

    private void requireRemovable(String action, ImageName name) {
        var image = requireOurs(action, name);
        long users = users(action, image.id());
        if (users > 0) {
            throw new EngineException.Conflict(
                    action, "%d containers use it. Remove those first".formatted(users), null);
        }
    }

    /// The engine's filter also finds the containers of images that were built on it; those do not need its name.
    private long users(String action, ImageId image) {
        var related = connection.ask(
                action,
                docker -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withAncestorFilter(List.of(image.value()))
                        .exec());
        return related.stream()
                .filter(container -> image.value().equals(container.getImageId()))
                .count();
    }
}
