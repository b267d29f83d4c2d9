package io.slipway.engine.docker;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.ContainerNetwork;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HealthCheck;
import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.ContainerSummary;
import io.slipway.engine.EngineException;
import io.slipway.engine.NetworkAlias;
import io.slipway.engine.NetworkName;
import io.slipway.engine.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Starts, stops and removes containers, and only ever touches our own.
final class Containers {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration REMOVE = Duration.ofSeconds(60);
    private static final Duration CLEAN_UP = Duration.ofSeconds(20);

    private final Connection connection;
    private final Images images;

    Containers(Connection connection, Images images) {
        this.connection = connection;
        this.images = images;
    }

    ContainerId start(ContainerSpec spec) {
        var action = "start container '" + spec.name() + "'";
        var volumes = images.volumes(action, spec.image());
        var launch = UUID.randomUUID().toString();
        try {
            return connection.ask(action, START, docker -> {
                var id = create(docker.createContainerCmd(spec.image().value()), spec, launch, volumes);
                for (var extra : spec.extraNetworks().entrySet()) {
                    docker.connectToNetworkCmd()
                            .withContainerId(id)
                            .withNetworkId(extra.getKey().value())
                            .withContainerNetwork(new ContainerNetwork()
                                    .withAliases(extra.getValue().value()))
                            .exec();
                }
                docker.startContainerCmd(id).exec();
                return new ContainerId(id);
            });
        } catch (EngineException e) {
            removeLeftovers(launch, e);
            throw e;
        }
    }

    private static String create(
            CreateContainerCmd create, ContainerSpec spec, String launch, Collection<String> volumes) {
        var labels = Marks.complete(spec.labels());
        labels.put(Marks.LAUNCH, launch);
        create.withName(spec.name().value())
                .withUser(Hardening.USER)
                .withEnv(Hardening.environment(spec))
                .withLabels(labels)
                .withHostConfig(Hardening.hostConfig(spec, volumes));
        if (spec.containerPort() > 0) {
            create.withExposedPorts(ExposedPort.tcp(spec.containerPort()));
        }
        if (!spec.healthCheck()) {
            create.withHealthcheck(new HealthCheck().withTest(List.of("NONE")));
        }
        var command = spec.command();
        if (command != null) {
            create.withCmd(command);
        }
        var alias = spec.networkAlias();
        if (alias != null) {
            create.withAliases(alias.value());
        }
        return create.exec().getId();
    }

    // By the launch's own label: after a lost answer nobody knows the id, and the name may be another's.
    private void removeLeftovers(String launch, EngineException failure) {
        try {
            connection.within("clean up after a failed start", CLEAN_UP, () -> {
                connection.ask("find what a failed start left", docker -> {
                    var left = docker.listContainersCmd()
                            .withShowAll(true)
                            .withLabelFilter(Map.of(Marks.LAUNCH, launch))
                            .exec();
                    left.forEach(container -> docker.removeContainerCmd(container.getId())
                            .withForce(true)
                            .withRemoveVolumes(true)
                            .exec());
                    return left.size();
                });
                return true;
            });
        } catch (EngineException e) {
            failure.addSuppressed(e);
        }
    }

    /// The engine changes a container's names only by taking it off the network and putting it back.
    void answerTo(ContainerId id, NetworkName network, NetworkAlias alias) {
        var action = "name container %s '%s' on network '%s'".formatted(id.shortForm(), alias, network);
        requireOurs(action, id);
        connection.ask(action, START, docker -> {
            docker.disconnectFromNetworkCmd()
                    .withContainerId(id.value())
                    .withNetworkId(network.value())
                    .exec();
            docker.connectToNetworkCmd()
                    .withContainerId(id.value())
                    .withNetworkId(network.value())
                    .withContainerNetwork(new ContainerNetwork().withAliases(alias.value()))
                    .exec();
            return id;
        });
    }

    void stop(ContainerId id, Duration grace) {
        var action = "stop container " + id.shortForm();
        requireOurs(action, id);
        var seconds = Math.toIntExact(Math.clamp(grace.toSeconds(), 0, 3600));
        connection.ask(action, REMOVE.plusSeconds(seconds), docker -> {
            try {
                docker.stopContainerCmd(id.value()).withTimeout(seconds).exec();
                return true;
            } catch (NotModifiedException _) {
                return false; // it had stopped before
            }
        });
    }

    void restart(ContainerId id) {
        var action = "restart container " + id.shortForm();
        requireOurs(action, id);
        connection.ask(
                action, START, docker -> docker.restartContainerCmd(id.value()).exec());
    }

    void pause(ContainerId id) {
        var action = "pause container " + id.shortForm();
        requireOurs(action, id);
        connection.ask(action, docker -> docker.pauseContainerCmd(id.value()).exec());
    }

    void resume(ContainerId id) {
        var action = "resume container " + id.shortForm();
        requireOurs(action, id);
        connection.ask(action, docker -> docker.unpauseContainerCmd(id.value()).exec());
    }

    void kill(ContainerId id) {
        var action = "kill container " + id.shortForm();
        requireOurs(action, id);
        connection.ask(action, docker -> docker.killContainerCmd(id.value()).exec());
    }

    void remove(ContainerId id) {
        var action = "remove container " + id.shortForm();
        requireOurs(action, id);
        connection.ask(action, REMOVE, docker -> {
            try {
                docker.removeContainerCmd(id.value())
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                return true;
            } catch (NotFoundException _) {
                return false; // it was there a moment ago: somebody else was faster
            } catch (ConflictException e) {
                if (!Failures.said(e).contains("already in progress")) {
                    throw e;
                }
                return false;
            }
        });
    }

    ContainerDetails inspect(ContainerId id) {
        return requireOurs("inspect container " + id.shortForm(), id);
    }

    /// The container, if it is one of ours; any other is as good as none.
    ContainerDetails requireOurs(String action, ContainerId id) {
        var found = connection.ask(
                action, docker -> docker.inspectContainerCmd(id.value()).exec());
        if (!Views.labels(found.getConfig().getLabels()).containsKey(Marks.LAUNCH)) {
            throw new EngineException.NotFound(action, "it is none of Slipway's containers", null);
        }
        return Views.details(found);
    }

    List<ContainerSummary> list(Selector selector) {
        var filters = new ArrayList<String>();
        filters.add(Marks.LAUNCH);
        selector.labels().forEach((label, value) -> filters.add(label.key() + "=" + value));
        var found = connection.ask(
                "list containers",
                docker -> docker.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(filters)
                        .exec());
        return found.stream()
                .map(Views::summary)
                .filter(container -> selector.matches(container.labels()))
                .toList();
    }
}
