package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.BuildEvent.Cancelled;
import io.slipway.engine.BuildEvent.Failed;
import io.slipway.engine.BuildRequest;
import io.slipway.engine.ContextSource;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Labels;
import io.slipway.engine.Selector;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when the engine hangs, restarts or is too old.
class DeadlineTest {
    private static final String VERSION =
            "{\"Version\":\"28.5.2\",\"ApiVersion\":\"%s\",\"Os\":\"linux\",\"Components\":[{\"Name\":\"Engine\"}]}";

    private static final ContextSource CONTEXT = out -> {
        var tar = new TarArchiveOutputStream(out);
        var file = "FROM a\n".getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry("Dockerfile");
        entry.setSize(file.length);
        tar.putArchiveEntry(entry);
        tar.write(file);
        tar.closeArchiveEntry();
        tar.finish();
    };

    @TempDir
    Path directory;

    private static DockerEngine connect(FakeSocketEngine fake) {
        return connect(fake, Duration.ofSeconds(15));
    }

    private static DockerEngine connect(FakeSocketEngine fake, Duration question) {
        return new DockerEngine(new Connection(fake.address(), question));
    }

    private static @Nullable String onlyVersion(String request) {
        return request.contains("/version") ? VERSION.formatted("1.52") : null;
    }

    @Test
    void aCallThatGetsNoAnswerEndsInTime() throws IOException {
        try (var fake = new FakeSocketEngine(directory, _ -> null);
                var engine = connect(fake, Duration.ofMillis(300))) {
            var begun = System.nanoTime();

            assertThatExceptionOfType(EngineException.TimedOut.class)
                    .isThrownBy(engine::info)
                    .withMessageContaining("no answer within 0.3 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void theNewestVersionBothKnowIsSpoken() throws IOException {
        try (var fake = new FakeSocketEngine(
                        directory, line -> line.contains("/version") ? VERSION.formatted("1.52") : "[]");
                var engine = connect(fake)) {
            assertThat(engine.containers(Selector.slipway())).isEmpty();
            assertThat(fake.requests()).last().asString().startsWith("GET /v1.51/containers/json");
        }
    }

    @Test
    void anEngineThatIsTooOldIsRefused() throws IOException {
        try (var fake = new FakeSocketEngine(directory, _ -> VERSION.formatted("1.40"));
                var engine = connect(fake)) {
            assertThatExceptionOfType(EngineException.Unsupported.class)
                    .isThrownBy(engine::info)
                    .withMessageContaining("it offers API 1.40, Slipway needs 1.41");
        }
    }

    @Test
    void noConnectionIsKeptThatARestartCouldBreak() throws IOException {
        try (var fake = new FakeSocketEngine(
                        directory, line -> line.contains("/version") ? VERSION.formatted("1.51") : "[]");
                var engine = connect(fake)) {
            engine.containers(Selector.slipway());
            engine.containers(Selector.slipway());

            assertThat(fake.connections()).isEqualTo(fake.requests().size()).isEqualTo(3);
        }
    }

    @Test
    void aBuildOnAHangingEngineCanBeCancelled() throws Exception {
        try (var fake = new FakeSocketEngine(directory, DeadlineTest::onlyVersion);
                var engine = connect(fake)) {
            var build = engine.build(request(Duration.ofMinutes(1)), _ -> {});
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> fake.requests().stream().anyMatch(line -> line.contains("/build?")));

            build.cancel();

            assertThat(build.await(Duration.ofSeconds(20))).isEqualTo(new Cancelled());
        }
    }

    @Test
    void aBuildWhoseEngineFallsSilentCanBeCancelled() throws Exception {
        Function<String, @Nullable String> answers = line ->
                line.contains("/build?") ? "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n " : onlyVersion(line);
        try (var fake = new FakeSocketEngine(directory, answers);
                var engine = connect(fake)) {
            var build = engine.build(request(Duration.ofMinutes(1)), _ -> {});
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> fake.requests().stream().anyMatch(line -> line.contains("/build?")));

            build.cancel();

            assertThat(build.await(Duration.ofSeconds(20))).isEqualTo(new Cancelled());
        }
    }

    @Test
    void closingTheConnectionEndsItsBuildsAndRefusesWhatComesLater() throws Exception {
        try (var fake = new FakeSocketEngine(directory, DeadlineTest::onlyVersion)) {
            var engine = connect(fake);
            var build = engine.build(request(Duration.ofMinutes(1)), _ -> {});
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> fake.requests().stream().anyMatch(line -> line.contains("/build?")));

            engine.close();

            assertThat(build.await(Duration.ofSeconds(20))).isEqualTo(new Cancelled());
            assertThatExceptionOfType(EngineException.Unreachable.class)
                    .isThrownBy(engine::info)
                    .withMessageContaining("Connect again");
        }
    }

    @Test
    void aBuildOnAHangingEngineRunsOutOfTime() throws Exception {
        try (var fake = new FakeSocketEngine(directory, DeadlineTest::onlyVersion);
                var engine = connect(fake)) {
            var end = engine.build(request(Duration.ofMillis(500)), _ -> {}).await(Duration.ofSeconds(20));

            assertThat(end)
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.cause()).isInstanceOf(EngineException.TimedOut.class));
        }
    }

    @Test
    void onlySocketsAndTcpAreAddresses() {
        assertThatIllegalArgumentException().isThrownBy(() -> DockerEngines.connect(URI.create("ssh://host")));
        assertThatIllegalArgumentException().isThrownBy(() -> DockerEngines.connect(URI.create("docker.sock")));
    }

    private static BuildRequest request(Duration timeout) {
        return new BuildRequest(
                CONTEXT, "Dockerfile", new ImageReference("a:1"), Map.of(), Labels.none(), timeout, false);
    }
}
