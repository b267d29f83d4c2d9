package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.probe.ParentWatch;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/// All known targets in one process: a port each on loopback, told on standard output as `ID PORT`. It ends when
/// standard input does.
public final class KnownServer {
    /// Has somebody else use the core in bursts.
    static final String NOISY = "--noisy";

    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final Pattern LENGTH = Pattern.compile("(?i)\ncontent-length: *(\\d+)");
    private static final int BACKLOG = 50;
    private static final int LONGEST_BURST_MILLIS = 200;
    private static final int LONGEST_REST_MILLIS = 1_000;

    private KnownServer() {}

    /// @param arguments nothing, or [#NOISY]
    public static void main(String[] arguments) throws IOException {
        ParentWatch.endWithParent();
        for (var target : KnownTarget.values()) {
            var socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
            Thread.ofPlatform().start(() -> accept(socket, target));
            System.out.println(target.id() + " " + socket.getLocalPort());
        }
        if (Arrays.asList(arguments).contains(NOISY)) {
            Thread.ofPlatform().start(KnownServer::disturb);
        }
    }

    private static void accept(ServerSocket socket, KnownTarget target) {
        for (int connection = 0; ; connection++) {
            try {
                var client = socket.accept();
                var dice = new SplittableRandom(target.ordinal() * 1_000_003L + connection);
                Thread.ofPlatform().start(() -> serve(client, target, dice));
            } catch (IOException e) {
                throw new IllegalStateException("Could not accept a connection", e);
            }
        }
    }

    private static void serve(Socket client, KnownTarget target, SplittableRandom dice) {
        try (client) {
            client.setTcpNoDelay(true);
            var in = new BufferedInputStream(client.getInputStream());
            var out = client.getOutputStream();
            while (read(in)) {
                var now = System.nanoTime();
                var until = now + target.nanos(dice, now);
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                out.write(ANSWER);
            }
        } catch (IOException _) {
            // the visitor has left
        }
    }

    /// Reads a request to its end.
    ///
    /// @return whether there was one
    private static boolean read(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return false;
            }
            head.append((char) next);
        }
        var length = LENGTH.matcher(head);
        in.skipNBytes(length.find() ? Long.parseLong(length.group(1)) : 0);
        return true;
    }

    private static void disturb() {
        var dice = new SplittableRandom(1);
        try {
            while (true) {
                var until = System.nanoTime()
                        + Duration.ofMillis(dice.nextInt(LONGEST_BURST_MILLIS)).toNanos();
                while (System.nanoTime() < until) {
                    Thread.onSpinWait();
                }
                Thread.sleep(dice.nextInt(LONGEST_REST_MILLIS));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
