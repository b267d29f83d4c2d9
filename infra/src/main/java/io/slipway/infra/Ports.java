package io.slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/// TCP ports on the loopback interface.
public final class Ports {
    private Ports() {}

    /// A port that nobody uses at this moment.
    public static int free() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not find a free port", e);
        }
    }

    /// The port of last time, kept in the file, unless somebody has taken it since: clients that wait for a server find
    /// it again.
    static int keptIn(Path file) {
        try {
            int known =
                    Files.exists(file) ? Integer.parseInt(Files.readString(file).strip()) : 0;
            int port = known != 0 && isFree(known) ? known : free();
            Files.writeString(file, port + "\n");
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not keep the port in " + file, e);
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // Java sets SO_REUSEADDR on Linux: connections in TIME_WAIT do not count as taken.
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
