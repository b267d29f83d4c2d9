package io.slipway.portal.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.Engine;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Label;
import io.slipway.engine.Selector;
import io.slipway.portal.build.BuildBase;
import io.slipway.portal.build.BuildComparison;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildLayer;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildProvenance;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.LaunchRequest;
import io.slipway.portal.deployment.Trouble;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.prediction.Payload;
import io.slipway.portal.prediction.PredictionFailure;
import io.slipway.portal.prediction.PredictionService;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RealWork
class WorkIT {
    private static final Path TINY = Path.of("src", "test", "resources", "models", "tiny");
    private static final String BASE = "FROM debian:trixie-slim\n";

    @LocalServerPort
    private int port;

    private final Hands hands;
    private final BuildService builds;
    private final BuildProvenance provenance;
    private final DeploymentService deployments;
    private final PredictionService predictions;
    private final Installation installation;
    private final Engine engine;
    private final Hands.Crew crew;
    private final HttpClient http = HttpClient.newHttpClient();

    @Autowired
    WorkIT(
            Hands hands,
            BuildService builds,
            BuildProvenance provenance,
            DeploymentService deployments,
            PredictionService predictions,
            Installation installation,
            EngineProvider engines) {
        this.hands = hands;
        this.builds = builds;
        this.provenance = provenance;
        this.deployments = deployments;
        this.predictions = predictions;
        this.installation = installation;
        this.engine = engines.engine();
        this.crew = hands.crew();
    }

    /// Whatever a test leaves has to go through the service's own door; then nothing of it may be left.
    @AfterEach
    void leaveNothingBehind() {
        for (var deployment : deployments.list(crew.owner(), DeploymentQuery.all())) {
            deployments.remove(crew.owner(), deployment.id());
        }
        var ours = installation.selector().and(Label.TEAM, crew.team().value());
        await("nothing is left on the engine")
                .atMost(Duration.ofSeconds(90))
                .until(() -> engine.containers(ours).isEmpty()
                        && engine.networks(ours).isEmpty());
        engine.images().stream()
                .filter(image -> ours.matches(image.labels()))
                .forEach(image -> engine.removeImage(image.id()));
    }

    private ScriptName tiny() {
        return hands.publish(crew, "tiny", file("Dockerfile"), file("serve.pl"), file("sample.json"));
    }

    private static ContextFile file(String name) {
        try {
            return ContextFile.text(name, Files.readString(TINY.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Selector of(DeploymentDetails deployment) {
        return installation.selector().and(Label.DEPLOYMENT, deployment.id().toString());
    }

    @Test
    void aBuildMakesAnImageAndTellsItsSteps() {
        var build = hands.build(crew, hands.publish(crew, "ok", BASE + "RUN echo hello from the build\n"));

        assertThat(build.status()).as(hands.log(crew, build.id())).isEqualTo(BuildStatus.SUCCEEDED);
        var image = requireNonNull(build.image());
        assertThat(engine.image(image.id()).orElseThrow().sizeBytes()).isEqualTo(image.sizeBytes());
        assertThat(hands.log(crew, build.id())).contains("hello from the build").contains("--- Succeeded");
        assertThat(builds.steps(crew.viewer(), build.id()))
                .anySatisfy(step -> assertThat(step.instruction()).contains("RUN echo hello"));
    }

    @Test
    void aBuildKeepsWhatWentInAndTheLayersThatCameOut() {
        var dockerfile = "ARG BASE=none\nFROM $BASE\nENV A=1\nRUN head -c 5000 /dev/zero > /five\n";
        var script = hands.publish(crew, "kept", dockerfile);
        var order = new BuildOrder(
                script, RevisionSelector.LATEST, Map.of("BASE", "debian:trixie-slim"), true, false, Set.of());

        var build = hands.ended(
                crew, builds.request(crew.developer(), order).build().id());

        assertThat(build.status()).as(hands.log(crew, build.id())).isEqualTo(BuildStatus.SUCCEEDED);
        var base = engine.image(new ImageReference("debian:trixie-slim")).orElseThrow();
        assertThat(provenance.bases(crew.viewer(), build.id()))
                .containsExactly(new BuildBase("debian:trixie-slim", base.id().value()));
        var environment = requireNonNull(build.environment());
        assertThat(environment.engine()).startsWith("Docker Engine ");
        assertThat(environment.builder()).isEqualTo("BuildKit");
        assertThat(environment.platform()).startsWith("linux/");
        var layers = provenance.layers(crew.viewer(), build.id());
        assertThat(layers.stream().filter(BuildLayer::fromBase)).hasSize(base.layers());
        assertThat(layers).last().satisfies(layer -> {
            assertThat(layer.instruction()).isEqualTo("RUN head -c 5000 /dev/zero > /five");
            assertThat(layer.sizeBytes()).isEqualTo(5_000);
            assertThat(layer.id()).startsWith("sha256:");
            assertThat(layer.fromBase()).isFalse();
        });
        assertThat(layers)
                .filteredOn(layer -> layer.instruction().equals("ENV A=1"))
                .singleElement()
                .matches(BuildLayer::empty);
    }

    @Test
    void aFailureShowsTheLastWordsOfItsStepAlone() {
        var build = hands.build(
                crew,
                hands.publish(
                        crew, "words", BASE + "RUN echo fine here\nRUN echo begin; echo 'no weights' >&2; exit 3\n"));

        assertThat(requireNonNull(build.failure()).lastLines())
                .containsExactlyInAnyOrder("begin", "no weights"); // two streams, whose order the engine does not keep
        assertThat(requireNonNull(build.failure()).line()).isEqualTo(3);
    }

    @Test
    void rebuildingWhatIsReproducibleGivesTheSameLayers() {
        var former = hands.build(crew, hands.publish(crew, "same", BASE + "ENV A=1\nCOPY Dockerfile /\nCMD true\n"));

        var comparison = rebuilt(former);

        assertThat(comparison.verdict()).isEqualTo(BuildComparison.Verdict.SAME_LAYERS);
        assertThat(comparison.words()).contains("layers are the same");
        assertThat(comparison.layers()).allMatch(BuildComparison.Layer::same);
    }

    @Test
    void rebuildingWhatIsNotReproducibleNamesTheLayersThatDiffer() {
        var former = hands.build(
                crew, hands.publish(crew, "dated", BASE + "COPY Dockerfile /\nRUN date +%s.%N > /x\nCMD true\n"));

        var comparison = rebuilt(former);

        assertThat(comparison.verdict()).isEqualTo(BuildComparison.Verdict.DIFFERENT);
        assertThat(comparison.words()).matches("1 of \\d+ layers differs: RUN date \\+%s\\.%N > /x \\(/x\\)\\.");
        assertThat(comparison.layers())
                .filteredOn(layer -> !layer.same())
                .extracting(BuildComparison.Layer::instruction)
                .containsExactly("RUN date +%s.%N > /x");
        assertThat(provenance.of(crew.viewer(), former.id()).later())
                .extracting(BuildDetails::number)
                .containsExactly(former.number() + 1);
    }

    @Test
    void filesThatAreTheSameButForTheirTimesAreSaidToBeTheSame() {
        var former = hands.build(crew, hands.publish(crew, "times", BASE + "RUN echo same > /x && mkdir /d\n"));

        var comparison = rebuilt(former);

        assertThat(comparison.verdict()).isEqualTo(BuildComparison.Verdict.SAME_FILES);
        assertThat(comparison.words()).endsWith("hold the same files; in 1 of them, files have other times.");
    }

    private BuildComparison rebuilt(BuildDetails former) {
        assertThat(former.status()).as(hands.log(crew, former.id())).isEqualTo(BuildStatus.SUCCEEDED);
        var again =
                hands.ended(crew, builds.rebuild(crew.developer(), former.id()).id());
        assertThat(again.status()).as(hands.log(crew, again.id())).isEqualTo(BuildStatus.SUCCEEDED);
        assertThat(again.noCache()).isTrue();
        return await("the layers were looked into")
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> provenance.comparison(crew.viewer(), again.id()).orElseThrow(),
                        found -> found.layers().stream().allMatch(layer -> layer.same() || layer.difference() != null));
    }

    @Test
    void aBuildThatFailsNamesItsLine() {
        var build = hands.build(crew, hands.publish(crew, "fails", BASE + "RUN true\nRUN no-such-program\n"));

        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
        var failure = requireNonNull(build.failure());
        assertThat(failure.message()).contains("127");
        assertThat(failure.hint()).contains("program is missing");
        assertThat(failure.line()).isEqualTo(3);
        assertThat(hands.log(crew, build.id())).contains("--- Failed");
    }

    @Test
    void aBaseImageThatIsNowhereSaysWhatToDo() {
        var build = hands.build(crew, hands.publish(crew, "nowhere", "FROM slipway-no-such-image:1\n"));

        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
        assertThat(requireNonNull(build.failure()).hint()).contains("base image");
    }

    @Test
    void aCancelledBuildEndsSoonAndStopsItsProcess() {
        var id = hands.order(crew, hands.publish(crew, "slow", BASE + "RUN echo begun && sleep 611\n"));
        await().atMost(Duration.ofSeconds(60)).until(() -> hands.log(crew, id).contains("begun\n"));

        builds.cancel(crew.developer(), id);

        assertThat(hands.ended(crew, id).status()).isEqualTo(BuildStatus.CANCELLED);
        await("the process has ended")
                .atMost(Duration.ofSeconds(20))
                .until(() -> ProcessHandle.allProcesses()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains("sleep 611")));
    }

    @Test
    void aModelIsLaunchedAskedStoppedAndStartedAgain() {
        var deployment = hands.launch(crew, tiny(), "tiny");
        assertThat(deployment.status()).as(String.valueOf(deployment.trouble())).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(requireNonNull(deployment.endpoint()).sample()).isEqualTo("sample.json");

        var prediction = predictions.predict(crew.developer(), deployment.id(), Payload.json("{\"pixels\":[1]}"));
        assertThat(prediction.body()).contains("\"digit\":7");
        assertThatExceptionOfType(PredictionFailure.Refused.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), deployment.id(), Payload.json("{}")))
                .satisfies(refused -> assertThat(refused.properties()).containsEntry("modelStatus", 422));

        deployments.stop(crew.developer(), deployment.id());
        hands.until(crew, deployment.id(), DeploymentStatus.STOPPED);
        assertThat(engine.inspect(requireNonNull(deployment.container())).running())
                .isFalse();
        deployments.start(crew.developer(), deployment.id());
        hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
        assertThat(predictions
                        .predict(crew.developer(), deployment.id(), Payload.json("{\"pixels\":[1]}"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aModelThatNeverGetsHealthyFailsWithItsLastAnswer() {
        var plain = hands.wish(crew, tiny(), "ill");
        var wish = new LaunchRequest(
                plain.team(), plain.name(), plain.source(), Map.of("WARM_UP", "9999"), plain.limits(), 1, null);

        var deployment =
                hands.settled(crew, deployments.launch(crew.developer(), wish).id());

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).message()).contains("GET /health answered 503");
        assertThat(trouble(deployment).hint()).contains("listening on 8080");
    }

    @Test
    void aContainerThatEndsEarlySaysItsLastWords() {
        var deployment = hands.launch(
                crew,
                hands.publish(crew, "ends", BASE + "EXPOSE 8080\nCMD [\"sh\", \"-c\", \"echo no model; exit 3\"]\n"),
                "ends");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).message()).contains("exit code 3");
        assertThat(trouble(deployment).hint()).contains("no model");
    }

    @Test
    void anImageWithoutAnEndpointSaysWhatToAdd() {
        var deployment = hands.launch(crew, hands.publish(crew, "mute", BASE + "CMD [\"sleep\", \"60\"]\n"), "mute");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).hint()).contains("EXPOSE 8080");
        assertThat(engine.containers(of(deployment))).isEmpty();
    }

    @Test
    void aContainerRemovedBesideSlipwayIsNoticed() {
        var deployment = hands.launch(crew, tiny(), "victim");

        engine.remove(requireNonNull(deployment.container()));

        var failed = hands.until(crew, deployment.id(), DeploymentStatus.FAILED);
        assertThat(trouble(failed).message()).contains("gone");
    }

    @Test
    void anApplicationReachesTheModelItUses() {
        var model = hands.launch(crew, tiny(), "model");
        var ask = hands.publish(
                crew,
                "ask",
                ContextFile.text(
                        "Dockerfile",
                        BASE + "EXPOSE 8080\nLABEL io.slipway.health=/health\nCOPY ask.pl /\n"
                                + "CMD [\"perl\", \"/ask.pl\"]\n"),
                ContextFile.text("ask.pl", """
                        use IO::Socket::INET;
                        my ($host, $port) = $ENV{MODEL_URL} =~ m{http://([^:]+):(\\d+)} or die "no MODEL_URL";
                        my $model = IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port) or die "no model: $@";
                        print $model "GET /health HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n";
                        my $first = <$model>;
                        my $server = IO::Socket::INET->new(LocalPort => 8080, Listen => 5, ReuseAddr => 1) or die;
                        while (my $client = $server->accept) {
                            while (my $line = <$client>) { last if $line =~ /^\\r?\\n$/ }
                            print $client "HTTP/1.1 ", ($first =~ /200/ ? "200 OK" : "500 No"),
                                "\\r\\nContent-Length: 0\\r\\nConnection: close\\r\\n\\r\\n";
                            close $client;
                        }
                        """));
        var plain = hands.wish(crew, ask, "app");
        var wish = new LaunchRequest(
                plain.team(), plain.name(), plain.source(), plain.env(), plain.limits(), 1, model.id());

        var app = hands.settled(crew, deployments.launch(crew.developer(), wish).id());

        assertThat(app.status()).as(String.valueOf(app.trouble())).isEqualTo(DeploymentStatus.RUNNING);
        deployments.remove(crew.developer(), app.id());
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        deployments.list(crew.viewer(), DeploymentQuery.all()).size() == 1);
    }

    @Test
    void replicasAnswerOneAddressAndARelaunchLosesNoAnswer() throws Exception {
        var script = tiny();
        var deployment = hands.launch(crew, script, "many");
        deployments.scale(crew.developer(), deployment.id(), 2);
        until(deployment.id(), found -> found.containers().size() == 2);
        hands.publish(
                crew,
                "tiny",
                ContextFile.text("Dockerfile", file("Dockerfile").text() + "ENV NEWER=1\n"),
                file("serve.pl"),
                file("sample.json"));
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var over = new AtomicBoolean();
        try (var asking = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = asking.submit(() -> {
                while (!over.get()) {
                    statuses.add(askThroughAddress("many"));
                }
                return true;
            });

            try {
                deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);
                until(deployment.id(), found -> found.revision() == 2);
                await("the old containers are gone")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> engine.containers(of(deployment)).size() == 2);
            } finally {
                over.set(true);
            }
            asked.get();
        }
        assertThat(statuses).hasSizeGreaterThan(10).containsOnly(200);
        assertThat(engine.networks(of(deployment))).hasSize(1);
    }

    private DeploymentDetails until(UUID id, Predicate<DeploymentDetails> condition) {
        return await().atMost(Duration.ofSeconds(90)).until(() -> deployments.find(crew.viewer(), id), condition);
    }

    private int askThroughAddress(String name) throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/predict/%s/%s".formatted(port, crew.team(), name)))
                .header("X-Caller", crew.developer().username())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"pixels\":[1]}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    @Test
    void aClientThatGoesAwayEndsItsFollowedLogEvenWhenNothingIsWritten() throws Exception {
        var deployment = hands.launch(crew, tiny(), "quiet");
        long before = streams();

        try (var client = follow("/api/v1/deployments/%s/logs?follow=true".formatted(deployment.id()))) {
            assertThat(readUntil(client, "listening on 8080")).startsWith("HTTP/1.1 200");
            await().until(() -> streams() == before + 1);
        }

        await("the engine's stream is given back")
                .atMost(Duration.ofSeconds(20))
                .until(() -> streams() == before);
    }

    @Test
    void aFollowedBuildLogOverRestEndsWithTheBuild() throws Exception {
        var id = hands.order(crew, hands.publish(crew, "told", BASE + "RUN echo one && sleep 2 && echo two\n"));

        try (var client = follow("/api/v1/builds/%s/log?follow=true".formatted(id))) {
            assertThat(readUntil(client, "--- Succeeded")).contains("one").contains("two");
        }
    }

    private Socket follow(String path) throws IOException {
        var client = new Socket("127.0.0.1", port);
        client.setSoTimeout(60_000);
        client.getOutputStream()
                .write("GET %s HTTP/1.1\r\nHost: localhost\r\nX-Caller: %s\r\n\r\n"
                        .formatted(path, crew.developer().username())
                        .getBytes(StandardCharsets.US_ASCII));
        return client;
    }

    private static String readUntil(Socket client, String end) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        var seen = new StringBuilder();
        while (seen.indexOf(end) < 0) {
            var line = reader.readLine();
            assertThat(line).as("after " + seen).isNotNull();
            seen.append(line).append('\n');
        }
        return seen.toString();
    }

    /// Threads that read a stream from the engine.
    private static long streams() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-java-stream"))
                .count();
    }

    private static Trouble trouble(DeploymentDetails deployment) {
        return requireNonNull(deployment.trouble());
    }
}
