package io.slipway.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Debian's docker-registry on a loopback port, which lets one login in.
final class RegistryServer implements AutoCloseable {
    static final RegistryLogin LOGIN = new RegistryLogin("pusher", "let-me-push");
    private static final String USERS = "pusher:$2a$04$kBw.SrDkmla.iQgnfo3kiO98Nd/mJYfGKCM62ISK67hJMd9uPzJSi\n";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Process process;
    private final int port;

    private RegistryServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param directory an empty one that outlives it
    static RegistryServer start(Path directory) throws IOException {
        int port = freePort();
        Files.writeString(directory.resolve("users"), USERS);
        Files.writeString(directory.resolve("registry.yml"), """
                version: 0.1
                log: {level: error, accesslog: {disabled: true}}
                storage: {filesystem: {rootdirectory: "%1$s/data"}}
                http: {addr: "127.0.0.1:%2$d"}
                auth: {htpasswd: {realm: slipway, path: "%1$s/users"}}
                """.formatted(directory, port));
        var process = new ProcessBuilder(
                        "docker-registry",
                        "serve",
                        directory.resolve("registry.yml").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("log").toFile())
                .start();
        var server = new RegistryServer(process, port);
        server.awaitListening(directory.resolve("log"));
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening(Path log) throws IOException {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!listens()) {
            if (System.nanoTime() > until || !process.isAlive()) {
                close();
                throw new IllegalStateException("docker-registry does not start: " + Files.readString(log));
            }
            Thread.onSpinWait();
        }
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// A name of an image there.
    ImageReference image(String path) {
        return new ImageReference("127.0.0.1:%d/%s".formatted(port, path));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }
}
