package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Images as archives, out of an engine and into it.
final class Archives {
    private static final Duration ANSWER = Duration.ofMinutes(2);
    private static final Duration LOAD = Duration.ofMinutes(30);
    private static final int BAD_REQUEST = 400;
    private static final int LARGEST_ERROR = 64 * 1024;
    private static final int PIPE = 1 << 18;

    private final Connection connection;
    private final Images images;

    Archives(Connection connection, Images images) {
        this.connection = connection;
        this.images = images;
    }

    InputStream open(ImageId id) {
        var action = "read image " + id.shortForm();
        if (images.find(id).isEmpty()) { // old engines say 500 to that
            throw new EngineException.NotFound(action, "the engine has no such image", null);
        }
        var request = Request.builder().method(Method.GET);
        var response = connection.within(
                action, ANSWER, () -> checked(action, connection.open(request, "/images/" + id + "/get")));
        return new FilterInputStream(response.getBody()) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return in.read(buffer, offset, length);
            }

            @Override
            public void close() {
                response.close(); // cuts the line; closing the stream would read it to its end
            }
        };
    }

    LoadedImage load(InputStream in, long largest, ImageReference name, Labels labels) {
        var action = "bring in an image";
        try (var archive = ForeignArchive.of(action, in, largest)) {
            var config = Connection.JSON.writeValueAsBytes(relabelled((ObjectNode) archive.config(), labels));
            connection.within(action, LOAD, () -> send(action, archive, config, name));
            var loaded = images.find(name)
                    .orElseThrow(() -> new EngineException.Rejected(action, "the engine did not take it", null));
            return new LoadedImage(loaded, archive.name());
        } catch (IOException e) {
            throw new EngineException.Rejected(
                    action, "the archive could not be read: " + Words.sentence(String.valueOf(e.getMessage())), e);
        }
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
                var answer = checked(action, connection.open(request, "/images/load?quiet=1"));
                var messages = Connection.JSON.readerFor(JsonNode.class).<JsonNode>readValues(answer.getBody())) {
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
            var why = message.path("errorDetail")
                    .path("message")
                    .asText(message.path("error").asText());
            throw new EngineException.Rejected(action, Failures.said(why), null);
        }
    }

    private static Response checked(String action, Response answer) throws IOException {
        var status = answer.getStatusCode();
        if (status >= BAD_REQUEST) {
            try (answer) {
                var text = new String(answer.getBody().readNBytes(LARGEST_ERROR), StandardCharsets.UTF_8);
                throw Failures.ofStatus(action, status, Failures.said(text), new IOException("HTTP " + status));
            }
        }
        return answer;
    }
}
