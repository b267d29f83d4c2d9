package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import io.slipway.engine.BadArchiveException;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import io.slipway.engine.LoadedImage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;

/// Images as archives, out of an engine and into it.
final class Archives {
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration LOAD = Duration.ofMinutes(30);
    private static final int PIPE = 1 << 18;

    private final Connection connection;
    private final Images images;

    Archives(Connection connection, Images images) {
        this.connection = connection;
        this.images = images;
        Spool.sweep(Path.of(System.getProperty("java.io.tmpdir")), ForeignArchive.SPOOL);
    }

    InputStream open(ImageId id) {
        var action = "read image " + id.shortForm();
        if (images.find(id).isEmpty()) { // old engines say 500 to that
            throw new EngineException.NotFound(action, "the engine has no such image", null);
        }
        var request = Request.builder().method(Method.GET);
        var response = connection.within(
                action, ANSWER, () -> Failures.checked(action, connection.open(request, "/images/" + id + "/get")));
        return new FilterInputStream(response.getBody()) {
            @Override
            public void close() {
                response.close(); // cuts the line; closing the stream would read it to its end
            }
        };
    }

    LoadedImage load(InputStream in, long largest, ImageReference name, Labels labels) {
        try (var archive = ForeignArchive.of(in, largest)) {
            return load(archive, name, labels);
        } catch (IOException e) {
            throw new BadArchiveException("it could not be read: " + Words.sentence(String.valueOf(e.getMessage())), e);
        }
    }

    private LoadedImage load(ForeignArchive archive, ImageReference name, Labels labels) throws IOException {
        var action = "bring in an image";
        var config = Json.bytes(relabelled(archive.config(), labels));
        connection.within(action, LOAD, () -> send(action, archive, config, name));
        var loaded = images.find(name)
                .orElseThrow(() -> new EngineException.Rejected(action, "the engine did not take it", null));
        return new LoadedImage(loaded, archive.name());
    }

    /// Whose the image is, is ours to say.
    private static JsonNode relabelled(ObjectNode config, Labels labels) {
        config.remove("container");
        config.remove("container_config"); // where old engines keep the environment of a container
        var inner = config.path("config").isObject() ? (ObjectNode) config.get("config") : config.putObject("config");
        var all = inner.path("Labels").isObject() ? (ObjectNode) inner.get("Labels") : inner.putObject("Labels");
        for (var label : Label.values()) {
            all.remove(label.key());
        }
        all.remove(Marks.LAUNCH);
        Marks.complete(labels).forEach(all::put);
        return config;
    }

    private boolean send(String action, ForeignArchive archive, byte[] config, ImageReference name) throws IOException {
        var body = new PipedInputStream(PIPE);
        var out = new PipedOutputStream(body);
        Thread.ofVirtual().name("image-to-engine").start(() -> {
            try (out) {
                archive.write(out, config, name.value());
            } catch (IOException e) {
                closeQuietly(body); // the engine sees an archive that breaks off, and says so
            }
        });
        var request = Request.builder()
                .method(Method.POST)
                .putHeader("Content-Type", "application/x-tar")
                .body(body);
        try (body;
                var answer = Failures.checked(action, connection.open(request, "/images/load?quiet=1"));
                var messages = Json.values(answer.getBody())) {
            while (messages.hasNextValue()) {
                refuseFailure(action, messages.nextValue());
            }
        }
        return true;
    }

    private static void closeQuietly(PipedInputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseFailure(String action, JsonNode message) {
        if (message.has("errorDetail") || message.has("error")) {
            throw new EngineException.Rejected(action, Failures.said(Failures.told(message)), null);
        }
    }
}
