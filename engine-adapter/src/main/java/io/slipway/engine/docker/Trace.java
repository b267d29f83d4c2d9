package io.slipway.engine.docker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One portion of what BuildKit tells about a build (`moby.buildkit.v1.StatusResponse`).
record Trace(List<Vertex> vertices, List<Output> outputs) {
    /// A node of the build's graph and how far it is.
    record Vertex(
            String digest,
            String name,
            boolean cached,
            @Nullable Instant started,
            @Nullable Instant completed,
            String error) {}

    /// Bytes that a vertex wrote.
    record Output(String vertex, byte[] bytes) {}

    static Trace decode(byte[] message) {
        var vertices = new ArrayList<Vertex>();
        var outputs = new ArrayList<Output>();
        var reader = new ProtobufReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> vertices.add(vertex(reader.bytes()));
                case 3 -> outputs.add(output(reader.bytes()));
                default -> {} // progress of downloads and warnings
            }
        }
        return new Trace(vertices, outputs);
    }

    private static Vertex vertex(byte[] message) {
        var digest = "";
        var name = "";
        var cached = false;
        Instant started = null;
        Instant completed = null;
        var error = "";
        var reader = new ProtobufReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> digest = reader.text();
                case 3 -> name = reader.text();
                case 4 -> cached = reader.flag();
                case 5 -> started = timestamp(reader.bytes());
                case 6 -> completed = timestamp(reader.bytes());
                case 7 -> error = reader.text();
                default -> {}
            }
        }
        return new Vertex(digest, name, cached, started, completed, error);
    }

    private static Output output(byte[] message) {
        var vertex = "";
        var bytes = new byte[0];
        var reader = new ProtobufReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> vertex = reader.text();
                case 4 -> bytes = reader.bytes();
                default -> {}
            }
        }
        return new Output(vertex, bytes);
    }

    private static Instant timestamp(byte[] message) {
        long seconds = 0;
        long nanos = 0;
        var reader = new ProtobufReader(message);
        while (reader.next()) {
            switch (reader.field()) {
                case 1 -> seconds = reader.number();
                case 2 -> nanos = reader.number();
                default -> {}
            }
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }
}
