package io.slipway.engine.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Something at a unix socket that speaks as much HTTP as a test needs, or keeps silent.
final class FakeSocketEngine implements AutoCloseable {
    private final Path socket;
    private final ServerSocketChannel server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
    private final Function<String, @Nullable String> answers;

    /// @param answers the body to a request line, or a whole answer; null to keep silent for ever
    FakeSocketEngine(Path directory, Function<String, @Nullable String> answers) throws IOException {
        this.socket = directory.resolve("engine.sock");
        this.answers = answers;
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        Thread.ofVirtual().start(this::acceptAll);
    }

    URI address() {
        return URI.create("unix://" + socket);
    }

    /// The requests' first lines.
    List<String> requests() {
        return requests;
    }

    int connections() {
        return open.size();
    }

    private void acceptAll() {
        try {
            while (true) {
                var client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            }
        } catch (IOException _) {
            // closed
        }
    }

    private void serve(SocketChannel client) {
        try {
            var buffer = ByteBuffer.allocate(64 * 1024);
            while (client.read(buffer.clear()) > 0) {
                var request = StandardCharsets.UTF_8.decode(buffer.flip()).toString();
                if (request.startsWith("GET ") || request.startsWith("POST ")) {
                    var line = request.lines().findFirst().orElse("");
                    requests.add(line);
                    var body = answers.apply(line);
                    if (body != null && body.startsWith("HTTP/")) {
                        client.write(StandardCharsets.UTF_8.encode(body));
                    } else if (body != null) {
                        client.write(StandardCharsets.UTF_8.encode(
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                                        .formatted(body.length(), body)));
                    }
                }
            }
        } catch (IOException _) {
            // the client went away
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var client : open) {
                client.close();
            }
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
