package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import io.slipway.engine.ArchiveContract;
import io.slipway.engine.BuildContract;
import io.slipway.engine.ContainerContract;
import io.slipway.engine.ContainerId;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineContract;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import io.slipway.engine.LogContract;
import io.slipway.engine.SavingContract;
import io.slipway.engine.TerminalContract;
import io.slipway.engine.TransferContract;
import io.slipway.engine.UsageContract;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The contracts on the Docker Engine of this machine.
class DockerEngineIT {
    private static final URI SOCKET = URI.create("unix:///var/run/docker.sock");

    @Nested
    class Builds extends BuildContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }

        @Override
        protected List<String> historyOf(ImageId image) {
            try (var connection = new Connection(SOCKET)) {
                var lines = new ArrayList<String>();
                connection
                        .within("read the history", SOON, () -> connection.getJson("/images/" + image + "/history"))
                        .forEach(line -> lines.add(line.toString()));
                return lines;
            }
        }
    }

    @Nested
    class Containers extends ContainerContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }
    }

    @Nested
    class Savings extends SavingContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }

        @Override
        protected String inspected(ImageId image) {
            try (var connection = new Connection(SOCKET)) {
                return connection
                        .within("look at an image", SOON, () -> connection.getJson("/images/" + image + "/json"))
                        .toString();
            }
        }

        @Override
        protected ContainerId writable(ImageReference image, String mark, String script) {
            var labels = Marks.complete(Labels.of(Label.INSTALLATION, mark));
            labels.put(Marks.LAUNCH, mark);
            try (var connection = new Connection(SOCKET)) {
                return connection.ask("write in a container", SOON, docker -> {
                    var id = docker.createContainerCmd(image.value())
                            .withName(mark)
                            .withLabels(labels)
                            .withCmd("sh", "-c", script)
                            .withHostConfig(HostConfig.newHostConfig()
                                    .withInit(true)
                                    .withNetworkMode("none")
                                    .withTmpFs(Map.of("/tmp", "", "/var/scratch", "")))
                            .exec()
                            .getId();
                    docker.startContainerCmd(id).exec();
                    docker.waitContainerCmd(id).start().awaitStatusCode(30, TimeUnit.SECONDS);
                    return new ContainerId(id);
                });
            }
        }
    }

    @Nested
    class Archives extends ArchiveContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }
    }

    @Nested
    class Transfers extends TransferContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }
    }

    @Nested
    class Logs extends LogContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }
    }

    @Nested
    class Usage extends UsageContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }
    }

    @Nested
    class Terminals extends TerminalContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }
    }

    @Nested
    class Everything extends EngineContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
        }

        @Override
        protected void createVolume(String name, Labels labels) {
            onEngine(docker -> docker.createVolumeCmd()
                    .withName(name)
                    .withLabels(labels.asMap())
                    .exec());
        }

        @Override
        protected void removeVolume(String name) {
            onEngine(docker -> docker.removeVolumeCmd(name).exec());
        }

        @Override
        protected AutoCloseable mount(String volume) {
            var bind = new Bind(volume, new Volume("/data"));
            var container = onEngine(docker -> docker.createContainerCmd(BASE.value())
                    .withHostConfig(HostConfig.newHostConfig().withBinds(bind))
                    .exec()
                    .getId());
            return () -> onEngine(docker -> docker.removeContainerCmd(container).exec());
        }

        private static <T> T onEngine(Connection.Call<T> call) {
            try (var connection = new Connection(SOCKET)) {
                return connection.ask("do it beside Slipway", call);
            }
        }

        @Test
        void aContainerThatSlipwayDidNotStartIsLeftAlone() {
            try (var connection = new Connection(SOCKET)) {
                var foreign = new ContainerId(connection.ask(
                        "create a foreign container",
                        docker -> docker.createContainerCmd(BASE.value())
                                .withName(mark)
                                .exec()
                                .getId()));
                try {
                    assertThatExceptionOfType(EngineException.NotFound.class)
                            .isThrownBy(() -> engine().remove(foreign))
                            .withMessageContaining("none of Slipway's containers");
                    assertThatExceptionOfType(EngineException.NotFound.class)
                            .isThrownBy(() -> engine().stop(new ContainerId(mark), Duration.ofSeconds(1)));
                } finally {
                    connection.ask(
                            "remove it",
                            docker -> docker.removeContainerCmd(foreign.value()).exec());
                }
            }
        }

        @Override
        protected Engine connectToNobody() {
            return DockerEngines.connect(URI.create("unix:///nowhere/docker.sock"));
        }
    }
}
