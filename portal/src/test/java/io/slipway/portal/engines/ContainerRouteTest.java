package io.slipway.portal.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Address;
import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.ImageId;
import io.slipway.engine.Limits;
import io.slipway.engine.PublishedPort;
import io.slipway.portal.work.FakeEngine;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContainerRouteTest {
    private static final ContainerRoute HERE = ContainerRoute.of(URI.create("unix:///var/run/docker.sock"));

    @Test
    void aContainerOfThisMachineIsReachedAtItsOwnAddress() throws IOException {
        try (var server = new ServerSocket(0)) {
            var port = server.getLocalPort();

            assertThat(HERE.to(container("127.0.0.2", port), port)).contains(new Address("127.0.0.2", port));
        }
    }

    @Test
    void aServerThatIsNotUpYetIsThereAllTheSame() throws IOException {
        int port;
        try (var server = new ServerSocket(0)) {
            port = server.getLocalPort();
        }

        assertThat(HERE.to(container("127.0.0.2", port), port)).contains(new Address("127.0.0.2", port));
    }

    @Test
    void behindAnotherMachinesEngineTheSameAddressMayBeAStranger() {
        var elsewhere = ContainerRoute.of(URI.create("tcp://engine.example:2375"));

        assertThat(elsewhere.to(container("127.0.0.2", 8080), 8080)).contains(new Address("127.0.0.1", 32_768));
    }

    @Test
    void aContainerThatEndedHasNoWay() {
        var ended = details(Map.of("own", ""), List.of());

        assertThat(HERE.to(ended, 8080)).isEmpty();
    }

    private static ContainerDetails container(String address, int port) {
        return details(Map.of("own", address), List.of(new PublishedPort("127.0.0.1", 32_768, port)));
    }

    private static ContainerDetails details(Map<String, String> networks, List<PublishedPort> ports) {
        return new ContainerDetails(
                new ContainerId("0".repeat(64)),
                "model",
                new ImageId("sha256:" + "0".repeat(64)),
                "running",
                null,
                false,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                0,
                ports,
                networks,
                Map.of(),
                Limits.standard(),
                "",
                FakeEngine.setup(List.of(), Map.of()));
    }
}
