package io.slipway.portal.engines;

import io.slipway.benchmarks.plan.Address;
import io.slipway.engine.ContainerDetails;
import io.slipway.engine.PublishedPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Optional;

/// The way from here to a container's port.
///
/// Straight to the container's own address when the engine runs on this machine and the address can be reached; else
/// through the port published on loopback. The published port passes a proxy process of the engine, and its cost would
/// be part of every answer that is measured.
///
/// @param local whether the engine is this machine's; behind another's, the same address may be a stranger
public record ContainerRoute(boolean local) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final int PATIENCE_MILLIS = 2_000;

    /// The way to the containers of the engine at this address.
    public static ContainerRoute of(URI engine) {
        return new ContainerRoute("unix".equals(engine.getScheme()));
    }

    /// Empty when the container runs no more or publishes no such port.
    public Optional<Address> to(ContainerDetails container, int port) {
        return container.networks().values().stream()
                .filter(address -> local && !address.isBlank())
                .sorted()
                .map(address -> new Address(address, port))
                .filter(ContainerRoute::reachable)
                .findFirst()
                .or(() -> published(container, port));
    }

    /// How the report words it.
    public static String sentence(Address address) {
        return address.host().equals(LOOPBACK)
                ? "through the port published on loopback"
                : "straight to the container's own address";
    }

    private static Optional<Address> published(ContainerDetails container, int port) {
        return container.ports().stream()
                .filter(published -> published.containerPort() == port)
                .map(PublishedPort::hostPort)
                .map(hostPort -> new Address(LOOPBACK, hostPort))
                .findFirst();
    }

    // A refusal comes from the container as well: it is there, only its server is not up yet.
    private static boolean reachable(Address address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), PATIENCE_MILLIS);
            return true;
        } catch (ConnectException e) {
            return String.valueOf(e.getMessage()).contains("refused");
        } catch (IOException _) {
            return false;
        }
    }
}
