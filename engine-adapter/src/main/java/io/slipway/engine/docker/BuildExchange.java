package io.slipway.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.transport.DockerHttpClient.Request.Method;
import com.github.dockerjava.transport.DockerHttpClient.Response;
import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildEvent.Failed;
import io.slipway.engine.BuildEvent.Succeeded;
import io.slipway.engine.BuildEvent.Terminal;
import io.slipway.engine.BuildRequest;
import io.slipway.engine.ImageId;
import io.slipway.engine.Label;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What is said between us and the engine during one build: the context one way, the trace the other.
///
/// BuildKit is reached with `POST /build?version=2` and the context as body. Only a build with secrets has a
/// [BuildSession] beside it.
final class BuildExchange {
    private static final int BAD_REQUEST = 400;

    private final String action;
    private final Connection connection;
    private final BuildRequest request;
    private final LentNames lent;
    private final String buildId = UUID.randomUUID().toString();
    private final SecretMask mask;
    private final BuildProgress progress;
    private final ClassicOutput classic;
    private volatile @Nullable Response response;
    private volatile boolean cut;
    private @Nullable String image;
    private @Nullable String error;

    BuildExchange(
            String action, Connection connection, BuildRequest request, LentNames lent, Consumer<BuildEvent> events) {
        this.action = action;
        this.connection = connection;
        this.request = request;
        this.lent = lent;
        this.mask = new SecretMask(request.secrets());
        this.progress = new BuildProgress(events, mask);
        this.classic = new ClassicOutput(events, progress);
    }

    /// Builds, and returns how it ended.
    Terminal run() throws IOException {
        var begun = System.nanoTime();
        var builder = EngineFacts.of(connection.version(action)).builder();
        try (var context = SpooledContext.of(action, request)) {
            new DockerfileRules(action, builder, request.secrets().ids()).check(context.dockerfile());
            new BaseImageRule(action, request, lent.now()).check(context.dockerfile());
            try (var session = session(builder);
                    var body = context.open();
                    var answer = open(body, builder, session)) {
                read(answer);
            }
            return end(context.dockerfile(), Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private @Nullable BuildSession session(DockerfileRules.Builder builder) throws IOException {
        return request.secrets().isEmpty() || builder == DockerfileRules.Builder.CLASSIC
                ? null
                : BuildSession.open(action, connection, request.secrets());
    }

    private Response open(InputStream body, DockerfileRules.Builder builder, @Nullable BuildSession session)
            throws IOException {
        var opened = connection.open(
                Request.builder()
                        .method(Method.POST)
                        .putHeader("Content-Type", "application/x-tar")
                        .body(body),
                "/build?" + query(builder, session));
        response = opened;
        if (cut) {
            opened.close();
            throw new InterruptedIOException("the build was given up while its context was sent");
        }
        return opened;
    }

    private String query(DockerfileRules.Builder builder, @Nullable BuildSession session) throws IOException {
        var query = new StringBuilder("rm=1&forcerm=1");
        add(query, "version", builder == DockerfileRules.Builder.CLASSIC ? "1" : "2");
        add(query, "t", request.tag().value());
        add(query, "dockerfile", request.dockerfilePath());
        add(query, "buildid", buildId);
        add(query, "nocache", request.noCache() ? "1" : "0");
        add(query, "buildargs", Json.text(arguments()));
        add(query, "labels", Json.text(Marks.complete(request.labels())));
        if (session != null) {
            add(query, "session", session.id());
            add(query, "extrahosts", hostOfTheTeam());
        }
        return query.toString();
    }

    /// A step that saw a secret is never another team's step: the engine tells steps apart by their text, their
    /// inputs and the names in their `/etc/hosts`, so each team gets a name of its own there, which leads nowhere.
    private String hostOfTheTeam() {
        var labels = request.labels().asMap();
        var owner = Label.INSTALLATION.in(labels).orElse("") + "/"
                + Label.TEAM.in(labels).orElse("");
        return UUID.nameUUIDFromBytes(owner.getBytes(StandardCharsets.UTF_8)) + ".slipway.invalid:0.0.0.0";
    }

    /// The caller's arguments, and the order to keep the cache mounts of each team apart: whoever can write another
    /// team's cache can change what that team builds.
    private Map<String, String> arguments() {
        var labels = request.labels().asMap();
        var arguments = new LinkedHashMap<>(request.buildArgs());
        Label.TEAM
                .in(labels)
                .ifPresent(team -> arguments.put(
                        "BUILDKIT_CACHE_MOUNT_NS", Label.INSTALLATION.in(labels).orElse("") + "/" + team));
        return arguments;
    }

    private static void add(StringBuilder query, String key, String value) {
        query.append('&').append(key).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private void read(Response answer) throws IOException {
        var status = answer.getStatusCode();
        if (status == BAD_REQUEST) {
            error = Failures.said(answer); // the builder read the Dockerfile and refused it
        } else if (status >= BAD_REQUEST) {
            throw Failures.ofAnswer(action, answer);
        } else {
            try (var messages = Json.values(answer.getBody())) {
                while (messages.hasNextValue()) {
                    take(messages.nextValue());
                }
            } finally {
                progress.finish();
                classic.finish();
            }
        }
    }

    private void take(JsonNode message) {
        var aux = message.path("aux");
        if (message.path("id").asText().equals("moby.buildkit.trace")) {
            progress.report(Trace.decode(Base64.getDecoder().decode(aux.asText())));
        } else if (aux.has("ID")) {
            image = aux.path("ID").asText();
        } else if (message.has("errorDetail")) {
            error = Failures.told(message);
        } else if (message.has("stream")) {
            classic.add(message.path("stream").asText());
        }
    }

    private Terminal end(Dockerfile file, Duration duration) throws IOException {
        var failure = error;
        if (failure != null) {
            failure = mask.in(failure);
            var step = progress.failed() == null ? classic.current(failure) : progress.failed();
            var failed = new FailureExplanation(file, step, failure).failed(progress.lastLines());
            return new Failed(mask.in(failed.reason()), failed.lastLines(), failed.dockerfileLine(), failed.cause());
        }
        var built = image;
        if (built == null) {
            throw new IOException("the engine ended the build without saying how");
        }
        return new Succeeded(new ImageId(built), duration);
    }

    List<String> lastLines() {
        return progress.lastLines();
    }

    /// Tells the engine to end the build.
    boolean askToStop() {
        try {
            return connection.post("/build/cancel?id=" + buildId) < BAD_REQUEST;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Cuts the line to the engine, which ends the build there too; false when there is none yet.
    boolean cut() {
        cut = true;
        var open = response;
        if (open == null) {
            return false;
        }
        open.close();
        return true;
    }
}
