package io.slipway.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.HostConfig;
import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Labels;
import io.slipway.engine.SavedContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Makes an image of a container by way of a stand-in: a container of the same image that is never started, gets the
/// changed files, and is committed in the other's place.
///
/// Committing the container itself would write the environment of its launch into the image, where no later call
/// takes it out again: the engine merges what it is told with what the container has, and old ones keep a copy of
/// all of it beside.
final class Saving {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final int MOST_COPIES = 1_000;

    private final Connection connection;
    private final Containers containers;
    private final Images images;

    Saving(Connection connection, Containers containers, Images images) {
        this.connection = connection;
        this.containers = containers;
        this.images = images;
    }

    SavedContainer save(ContainerId id, ImageReference tag, Labels labels) {
        var action = "save container " + id.shortForm();
        var source = containers.requireOurs(action, id).image();
        var changes = changes(action, id);
        var copies = changes.copies();
        if (copies.size() > MOST_COPIES) {
            throw new EngineException.Rejected(
                    action,
                    "%d places in it are otherwise than in its image, and at most %d can be taken over"
                            .formatted(copies.size(), MOST_COPIES),
                    null);
        }
        var name = "slipway-saving-" + UUID.randomUUID();
        try {
            create(action, name, source, labels);
            copies.forEach(path -> copy(action, id, path, name));
            var image = commit(action, name, tag);
            remove(action, name);
            return new SavedContainer(image, changes.own());
        } catch (EngineException e) {
            removeAfter(name, e);
            throw e;
        }
    }

    private Changes changes(String action, ContainerId id) {
        var found = connection.ask(
                action, docker -> docker.inspectContainerCmd(id.value()).exec());
        var log = connection.ask(
                action, LIMIT, docker -> docker.containerDiffCmd(id.value()).exec());
        return Changes.of(log, found);
    }

    private void create(String action, String name, ImageId source, Labels labels) {
        var marks = Marks.complete(labels);
        marks.put(Marks.LAUNCH, name);
        var inMemory = images.volumes(action, source).stream().collect(Collectors.toMap(path -> path, _ -> ""));
        connection.ask(
                action,
                docker -> docker.createContainerCmd(source.value())
                        .withName(name)
                        .withLabels(marks)
                        .withHostConfig(HostConfig.newHostConfig()
                                .withNetworkMode("none")
                                .withTmpFs(inMemory))
                        .exec());
    }

    private void copy(String action, ContainerId from, String path, String to) {
        connection.within(action, LIMIT, () -> copy(connection.streams(action), from, path, to));
    }

    private static boolean copy(DockerClient docker, ContainerId from, String path, String to) throws IOException {
        var slash = path.lastIndexOf('/');
        try (var files = docker.copyArchiveFromContainerCmd(from.value(), path).exec()) {
            docker.copyArchiveToContainerCmd(to)
                    .withTarInputStream(files)
                    .withRemotePath(slash <= 0 ? "/" : path.substring(0, slash))
                    .exec();
        }
        return true;
    }

    /// With an empty mark, since the stand-in's own is in the labels that the image inherits.
    private ImageId commit(String action, String name, ImageReference tag) {
        return new ImageId(connection.ask(
                action,
                LIMIT,
                docker -> docker.commitCmd(name)
                        .withRepository(tag.repository())
                        .withTag(tag.tag())
                        .withLabels(Map.of(Marks.LAUNCH, ""))
                        .withPause(false)
                        .exec()));
    }

    private void remove(String action, String name) {
        connection.ask(action, docker -> {
            try {
                docker.removeContainerCmd(name)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            } catch (NotFoundException _) {
                return false; // it was not even made
            }
        });
    }

    private void removeAfter(String name, EngineException failure) {
        try {
            remove("clean up after a failed saving", name);
        } catch (EngineException e) {
            failure.addSuppressed(e);
        }
    }
}
