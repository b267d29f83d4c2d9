package io.slipway.engine.docker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.util.ReferenceCountUtil;
import io.slipway.engine.BuildSecrets;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The line on which the engine fetches a build's secrets when a step mounts one.
///
/// It is a connection of ours that turns round after the first answer: from then on the engine asks, with gRPC over
/// HTTP/2, and we serve. Netty does the framing; one virtual thread carries bytes between it and the socket.
final class BuildSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BuildSession.class);
    private static final Duration OPENING = Duration.ofSeconds(15);
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int PORTION = 16 * 1024;
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    private final String id = UUID.randomUUID().toString();
    private final SocketChannel socket;
    private final EmbeddedChannel http2;

    private BuildSession(SocketChannel socket, BuildSecrets secrets) {
        this.socket = socket;
        this.http2 = new EmbeddedChannel(
                Http2FrameCodecBuilder.forServer().build(), new SessionCalls(new SecretService(secrets)));
    }

    static BuildSession open(String action, Connection connection, BuildSecrets secrets) {
        return connection.within(action, OPENING, () -> {
            var session = new BuildSession(connection.socket(), secrets);
            try {
                session.begin(action, connection.versioned("/session"));
            } catch (IOException | RuntimeException e) {
                session.close();
                throw e;
            }
            return session;
        });
    }

    /// What a build names so that the engine finds this session.
    String id() {
        return id;
    }

    private void begin(String action, String path) throws IOException {
        write(ByteBuffer.wrap(hello(path).getBytes(StandardCharsets.ISO_8859_1)));
        var answer = head();
        var end = endOfHead(answer);
        var head = new String(answer, 0, end, StandardCharsets.ISO_8859_1);
        if (!head.startsWith("HTTP/1.1 101 ")) {
            var line = head.lines().findFirst().orElse("");
            throw Failures.ofStatus(
                    action, 0, "the engine opened no session for the secrets (" + line + ")", new IOException(line));
        }
        var early = Arrays.copyOfRange(answer, end, answer.length);
        Thread.ofVirtual().name("slipway-build-session").start(() -> serve(early));
    }

    private String hello(String path) {
        var hello = new StringBuilder("POST ").append(path).append(" HTTP/1.1\r\n");
        hello.append("Host: engine\r\nContent-Length: 0\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n");
        hello.append("X-Docker-Expose-Session-Uuid: ").append(id).append("\r\n");
        hello.append("X-Docker-Expose-Session-Name: slipway\r\n");
        hello.append("X-Docker-Expose-Session-Sharedkey: \r\n");
        SecretService.METHODS.forEach(method -> hello.append("X-Docker-Expose-Session-Grpc-Method: ")
                .append(method)
                .append("\r\n"));
        return hello.append("\r\n").toString();
    }

    private byte[] head() throws IOException {
        var read = new ByteArrayOutputStream();
        var portion = ByteBuffer.allocate(PORTION);
        while (endOfHead(read.toByteArray()) < 0) {
            if (socket.read(portion.clear()) < 0 || read.size() > LONGEST_HEAD) {
                throw new EOFException("the engine gave no answer to the opening of a session");
            }
            read.write(portion.array(), 0, portion.position());
        }
        return read.toByteArray();
    }

    private static int endOfHead(byte[] read) {
        for (var i = 0; i + END_OF_HEAD.length <= read.length; i++) {
            if (Arrays.equals(END_OF_HEAD, 0, END_OF_HEAD.length, read, i, i + END_OF_HEAD.length)) {
                return i + END_OF_HEAD.length;
            }
        }
        return -1;
    }

    private void serve(byte[] early) {
        try (socket) {
            send();
            receive(early);
            var portion = ByteBuffer.allocate(PORTION);
            while (socket.read(portion.clear()) >= 0) {
                receive(Arrays.copyOf(portion.array(), portion.position()));
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("The session of a build has ended: {}", e.getMessage());
        } finally {
            http2.finishAndReleaseAll();
        }
    }

    private void receive(byte[] bytes) throws IOException {
        if (bytes.length > 0) {
            http2.writeInbound(Unpooled.wrappedBuffer(bytes));
            http2.runPendingTasks();
            http2.flushOutbound();
        }
        send();
    }

    private void send() throws IOException {
        for (ByteBuf bytes = http2.readOutbound(); bytes != null; bytes = http2.readOutbound()) {
            try {
                write(bytes.nioBuffer());
            } finally {
                ReferenceCountUtil.release(bytes);
            }
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            socket.write(bytes);
        }
    }

    /// Ends the session; the engine gets nothing more.
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("The session of a build was closed already: {}", e.getMessage());
        }
    }
}
