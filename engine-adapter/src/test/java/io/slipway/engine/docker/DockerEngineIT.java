package io.slipway.engine.docker;

import io.slipway.engine.BuildContract;
import io.slipway.engine.ContainerContract;
import io.slipway.engine.Engine;
import io.slipway.engine.EngineContract;
import io.slipway.engine.LogContract;
import java.net.URI;
import org.junit.jupiter.api.Nested;

/// The contracts on the Docker Engine of this machine.
class DockerEngineIT {
    private static final URI SOCKET = URI.create("unix:///var/run/docker.sock");

    @Nested
    class Builds extends BuildContract {
        @Override
        protected Engine connect() {
            return DockerEngines.connect(SOCKET);
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
    class Logs extends LogContract {
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
        protected Engine connectToNobody() {
            return DockerEngines.connect(URI.create("unix:///nowhere/docker.sock"));
        }
    }
}
