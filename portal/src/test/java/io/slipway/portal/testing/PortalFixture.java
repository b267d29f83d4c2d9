package io.slipway.portal.testing;

import io.slipway.engine.Selector;
import io.slipway.engine.docker.DockerEngines;
import io.slipway.infra.LocalStack;
import io.slipway.infra.LocalStackOptions;
import io.slipway.portal.engines.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The whole portal on real parts: PostgreSQL, Keycloak and the machine's engine, shared by all tests of a run.
///
/// Started by the first test that asks for it, with an empty database of its own; ends with the JVM.
public final class PortalFixture {
    private static @Nullable PortalFixture shared;

    private final LocalStack stack;
    private final Map<String, String> settings;
    private final RunningPortal portal;
    private final Selector ours;
    private final String registry = "127.0.0.1:" + freePort();

    private PortalFixture() {
        var port = freePort();
        stack = LocalStack.start(Path.of("target", "stack"), LocalStackOptions.forPortal("http://localhost:" + port));
        settings = new LinkedHashMap<>(stack.environment());
        settings.put("SLIPWAY_DB_URL", newDatabase());
        settings.put("SLIPWAY_PORT", Integer.toString(port));
        settings.put("SLIPWAY_BENCHMARKS_JAR", benchmarksJar().toString());
        settings.put("slipway.deployments.health-deadline", "45s"); // a test waits until it is over
        settings.put("SLIPWAY_REGISTRIES", registry);
        portal = RunningPortal.start(settings);
        ours = portal.bean(Installation.class).selector();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
    }

    /// The running portal, started when this is the first call.
    public static synchronized PortalFixture running() {
        if (shared == null) {
            shared = new PortalFixture();
        }
        return shared;
    }

    /// The portal's own address.
    public URI url() {
        return portal.url();
    }

    /// The parts of the portal, for what cannot be seen from outside.
    public RunningPortal portal() {
        return portal;
    }

    /// PostgreSQL and Keycloak.
    public LocalStack stack() {
        return stack;
    }

    /// The API as a program sees it, with the bearer token of a demo user.
    public Api api(String user) {
        return api(url(), user);
    }

    /// The same against another portal on the same Keycloak.
    public Api api(URI portalUrl, String user) {
        return Api.signedIn(portalUrl, URI.create(stack.keycloak().issuer()), user, password(user));
    }

    /// The password of a demo user.
    public String password(String user) {
        return stack.credentials().password(user);
    }

    /// Where the portal lets images go, `host:port`. Nobody listens there until a test has a registry do so.
    public String registry() {
        return registry;
    }

    /// The settings of the running portal, by the names of its environment variables.
    public Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    /// Creates an empty database and answers its JDBC address.
    public String newDatabase() {
        return stack.postgres()
                .createDatabase("portal_" + UUID.randomUUID().toString().replace("-", ""));
    }

    /// The runnable jar that measures.
    public static Path benchmarksJar() {
        var jar = Path.of("..", "benchmarks", "target", "slipway-benchmarks.jar")
                .toAbsolutePath()
                .normalize();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no %s; package the benchmarks module first.".formatted(jar));
        }
        return jar;
    }

    /// A port nobody listens on right now.
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        portal.close();
        stack.close();
        leaveNothing();
    }

    /// Networks are few on an engine: what tests launched goes with them.
    private void leaveNothing() {
        try (var engine = DockerEngines.connect(URI.create("unix:///var/run/docker.sock"))) {
            engine.containers(ours).forEach(container -> engine.remove(container.id()));
            engine.networks(ours).forEach(network -> engine.removeNetwork(network.name()));
        }
    }
}
