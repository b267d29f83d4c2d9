package io.slipway.infra.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Asks one address again and again over one kept connection, by a socket and nothing else, so that the asking itself
/// costs the same everywhere and little.
final class Asker {
    private static final int PATIENCE_MILLIS = 10_000;
    private static final byte[] BODY = "{\"pixels\":[1]}".getBytes(StandardCharsets.UTF_8);

    private final URI address;
    private final byte[] request;

    Asker(URI address, String authorization) {
        this.address = address;
        var head = "POST %s HTTP/1.1\r\nHost: %s\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                .formatted(
                        address.getPath(),
                        address.getAuthority(),
                        authorization.isEmpty() ? "" : "Authorization: " + authorization + "\r\n",
                        BODY.length);
        this.request = (head + new String(BODY, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
    }

    /// How long each answer took, in milliseconds; the first ones are left out.
    double[] visit(Duration length, int discarded) {
        try (var socket = new Socket()) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int i = 0; i < discarded; i++) {
                ask(socket, in);
            }
            var times = new ArrayList<Double>();
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() < end) {
                long begin = System.nanoTime();
                ask(socket, in);
                times.add((System.nanoTime() - begin) / 1e6);
            }
            return times.stream().mapToDouble(Double::doubleValue).toArray();
        } catch (IOException e) {
            throw new BenchFailure("Could not ask " + address + ": " + e, e);
        }
    }

    private void ask(Socket socket, InputStream in) throws IOException {
        socket.getOutputStream().write(request);
        var head = head(in);
        if (!head.getFirst().contains(" 200")) {
            throw new IOException("it answers " + head.getFirst());
        }
        in.skipNBytes(head.stream()
                .map(line -> line.toLowerCase(Locale.ROOT))
                .filter(line -> line.startsWith("content-length:"))
                .findFirst()
                .map(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .orElseThrow(() -> new IOException("its answer has no length")));
    }

    private static List<String> head(InputStream in) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("it hung up");
            }
            if (next != '\n') {
                line.append((char) next);
                continue;
            }
            if (line.toString().isBlank()) {
                return lines;
            }
            lines.add(line.toString().strip());
            line.setLength(0);
        }
    }
}
