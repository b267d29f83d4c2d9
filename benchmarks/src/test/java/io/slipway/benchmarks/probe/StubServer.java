package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Address;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A model that needs a known time: a small HTTP/1.1 server in this process which thinks by busy-waiting.
final class StubServer implements AutoCloseable {
    private final ServerSocket server;
    private final Behaviour behaviour;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger accepted = new AtomicInteger();

    private StubServer(Behaviour behaviour) {
        this.behaviour = behaviour;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("stub-server").start(this::accept);
    }

    /// Writes the answer to the n-th request (from 1) and says whether the connection stays open.
    interface Behaviour {
        boolean answer(int n, byte[] request, OutputStream out) throws IOException;
    }

    static StubServer of(Behaviour behaviour) {
        return new StubServer(behaviour);
    }

    /// Answers `{}` after thinking for this long.
    static StubServer thinking(int micros) {
        return of((_, _, out) -> {
            think(micros);
            out.write(answer(200, "{}"));
            return true;
        });
    }

    static void think(int micros) {
        long end = System.nanoTime() + micros * 1_000L;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    static byte[] answer(int status, String body) {
        return "HTTP/1.1 %d X\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, body.getBytes(StandardCharsets.UTF_8).length, body)
                .getBytes(StandardCharsets.UTF_8);
    }

    Address address() {
        return new Address("127.0.0.1", server.getLocalPort());
    }

    int served() {
        return served.get();
    }

    int accepted() {
        return accepted.get();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                accepted.incrementAndGet();
                open.add(socket);
                Thread.ofPlatform().daemon().name("stub-connection").start(() -> serve(socket));
            }
        } catch (IOException _) {
            // closed: nobody else is served
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (byte[] request = read(in); request != null; request = read(in)) {
                boolean stays = behaviour.answer(served.incrementAndGet(), request, out);
                out.flush();
                if (!stays) {
                    return;
                }
            }
        } catch (IOException _) {
            // the client went away
        } finally {
            open.remove(socket);
        }
    }

    private static byte @Nullable [] read(InputStream in) throws IOException {
        int length = 0;
        boolean any = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            any = true;
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
        }
        return any ? in.readNBytes(length) : null;
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }
}
