package io.slipway.portal.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionSelector;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What applications see of a model: one address that stays, whatever answers behind it.
@FakeWork
class StableAddressTest {
    private static final int OK = 200;

    @LocalServerPort
    private int port;

    private final FakeEngine engine;
    private final Hands hands;
    private final DeploymentService deployments;
    private final TrafficService traffic;
    private final ModelServer model = new ModelServer();
    private final ModelServer second = new ModelServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private Hands.Crew crew;

    @Autowired
    StableAddressTest(FakeEngine engine, Hands hands, DeploymentService deployments, TrafficService traffic) {
        this.engine = engine;
        this.hands = hands;
        this.deployments = deployments;
        this.traffic = traffic;
        this.crew = hands.crew();
    }

    @BeforeEach
    void start() {
        engine.reset();
        engine.containersAnswerAt(model.port());
        crew = hands.crew();
    }

    @AfterEach
    void end() {
        engine.reset();
        model.close();
        second.close();
        http.close();
    }

    private DeploymentDetails launched() {
        return hands.launch(crew, hands.publish(crew, "model", "FROM debian:trixie-slim\n"), "digits");
    }

    private DeploymentDetails launchedTwice() {
        var deployment = launched();
        engine.containersAnswerAt(second.port());
        deployments.scale(crew.developer(), deployment.id(), 2);
        return await().until(
                        () -> deployments.find(crew.viewer(), deployment.id()),
                        found -> found.containers().size() == 2);
    }

    private HttpRequest.Builder question(Caller caller, BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/predict/%s/digits".formatted(port, crew.team())))
                .header("X-Caller", caller.username())
                .header("Content-Type", "application/json")
                .POST(body);
    }

    private HttpResponse<String> ask(Caller caller, BodyPublisher body) throws Exception {
        return http.send(question(caller, body).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> ask() throws Exception {
        return ask(crew.developer(), BodyPublishers.ofString("{\"x\":1}"));
    }

    @Test
    void theModelsOwnAnswerComesBackWithTheRevisionThatGaveIt() throws Exception {
        launched();

        var answer = ask();

        assertThat(answer.statusCode()).isEqualTo(OK);
        assertThat(answer.body()).isEqualTo("{\"digit\":7}");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Slipway-Revision")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("sandbox"));
    }

    @Test
    void aRefusalOfTheModelComesBackAsItIs() throws Exception {
        launched();
        model.predicts(exchange -> ModelServer.answer(exchange, 422, "text/plain", "pixels is missing"));

        var answer = ask();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("pixels is missing");
    }

    @Test
    void onlyWhoMayPredictIsAnswered() throws Exception {
        launched();
        var body = BodyPublishers.ofString("{}");

        assertThat(ask(crew.viewer(), body).statusCode()).isEqualTo(403);
        assertThat(ask(crew.outsider(), body).statusCode()).isEqualTo(404);
        assertThat(model.asked()).noneMatch(asked -> asked.contains("predict"));
    }

    @Test
    void tokensAndCookiesStayWithThePortal() throws Exception {
        launched();
        var heard = new AtomicReference<Map<String, List<String>>>(Map.of());
        model.predicts(exchange -> {
            heard.set(Map.copyOf(exchange.getRequestHeaders()));
            exchange.getResponseHeaders().set("Set-Cookie", "portal=mine");
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            ModelServer.answer(exchange, 302, "text/plain", "elsewhere");
        });

        var request = question(crew.developer(), BodyPublishers.ofString("{}"))
                .header("Authorization", "Bearer secret")
                .header("Cookie", "JSESSIONID=secret")
                .header("X-Request-Id", "r1")
                .build();
        var answer = http.send(request, BodyHandlers.ofString());

        assertThat(heard.get()).containsKey("X-request-id").doesNotContainKeys("Authorization", "Cookie", "X-caller");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    @Test
    void questionsAreSpreadOverReplicas() throws Exception {
        launchedTwice();

        for (int i = 0; i < 40; i++) {
            assertThat(ask().statusCode()).isEqualTo(OK);
        }

        assertThat(predictions(model)).isPositive();
        assertThat(predictions(second)).isPositive();
        assertThat(predictions(model) + predictions(second)).isEqualTo(40);
    }

    private static long predictions(ModelServer server) {
        return server.asked().stream()
                .filter(asked -> asked.contains("/predict"))
                .count();
    }

    @Test
    void aReplicaWhereNobodyIsIsPassedOver() throws Exception {
        launchedTwice();
        second.close();

        for (int i = 0; i < 20; i++) {
            assertThat(ask().statusCode()).isEqualTo(OK);
        }
    }

    @Test
    void aReplicaThatIsNotWellIsNotAsked() throws Exception {
        var deployment = launchedTwice();
        second.healthIs(503);
        await().until(() -> deployments.find(crew.viewer(), deployment.id()).replication().others().stream()
                .noneMatch(replica -> replica.healthy()));
        long before = predictions(second);

        for (int i = 0; i < 20; i++) {
            assertThat(ask().statusCode()).isEqualTo(OK);
        }

        assertThat(predictions(second)).isEqualTo(before);
    }

    @Test
    void aRelaunchLosesNoAnswer() throws Exception {
        var deployment = launched();
        hands.publish(crew, "model", "FROM debian:trixie-slim\n# two\n");
        engine.containersAnswerAt(second.port());
        var statuses = new ConcurrentLinkedQueue<Integer>();
        var revisions = new ConcurrentLinkedQueue<String>();
        var over = new AtomicBoolean();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var asking = callers.submit(() -> {
                while (!over.get()) {
                    var answer = ask();
                    statuses.add(answer.statusCode());
                    answer.headers().firstValue("Slipway-Revision").ifPresent(revisions::add);
                }
                return true;
            });
            try {
                await().until(() -> statuses.size() > 5);
                deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);
                await().until(() -> revisions.contains("2"));
            } finally {
                over.set(true);
            }
            asking.get();
        }
        assertThat(statuses).containsOnly(OK);
        assertThat(revisions).contains("1", "2");
    }

    @Test
    void anAnswerIsPassedOnWhileItIsStillComing() throws Exception {
        launched();
        var rest = new CountDownLatch(1);
        model.predicts(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(OK, 0); // chunked
            say(exchange, "one");
            awaitOn(rest);
            say(exchange, "two");
        });

        var answer = http.send(
                question(crew.developer(), BodyPublishers.ofString("{}")).build(), BodyHandlers.ofInputStream());

        try (var body = answer.body()) {
            assertThat(new String(body.readNBytes(3), StandardCharsets.UTF_8)).isEqualTo("one");
            rest.countDown();
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("two");
        }
    }

    private static void say(HttpExchange exchange, String word) throws IOException {
        exchange.getResponseBody().write(word.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void awaitOn(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNeverTakenForAWholeOne() throws Exception {
        launched();
        model.predicts(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(OK, 100);
            say(exchange, "the first half"); // and no more: the connection ends
        });
        var early = ask();
        assertThat(early.statusCode()).isEqualTo(502);
        assertThat(early.body()).contains("prediction-unreachable").doesNotContain("first half");

        model.predicts(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(OK, 1_000_000);
            say(exchange, "x".repeat(500_000));
        });
        assertThatExceptionOfType(IOException.class).isThrownBy(this::ask);
    }

    @Test
    void aModelThatDoesNotAnswerInTimeSaysSo() throws Exception {
        launched();
        var never = new CountDownLatch(1);
        model.predicts(_ -> awaitOn(never));

        var answer = ask();
        never.countDown();

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(answer.body()).contains("prediction-too-slow");
    }

    @Test
    void aQuestionThatIsTooLargeIsRefusedWithAndWithoutItsLength() throws Exception {
        launched();
        var large = new byte[Payload.MAX_BYTES + 1];

        var declared = http.send(
                question(crew.developer(), BodyPublishers.ofByteArray(large))
                        .expectContinue(true)
                        .build(),
                BodyHandlers.ofString());
        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(declared.body()).contains("16 MiB");

        var chunked = BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large));
        assertThat(statusOf(chunked))
                .satisfiesAnyOf(
                        status -> assertThat(status).hasValue(413),
                        status -> assertThat(status).isEmpty());
    }

    /// Empty when the portal hung up while the client was still sending.
    private Optional<Integer> statusOf(BodyPublisher body) throws Exception {
        try {
            return Optional.of(ask(crew.developer(), body).statusCode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Test
    void oneThatDoesNotRunSaysWhatToDo() throws Exception {
        var deployment = launched();
        deployments.stop(crew.developer(), deployment.id());
        await().until(() -> ask().statusCode() == 409);

        assertThat(ask().body()).contains("Start it first");
    }

    @Test
    void whatWasAskedIsCountedByRevision() throws Exception {
        var deployment = launched();
        ask();
        ask();
        model.predicts(exchange -> ModelServer.answer(exchange, 422, "text/plain", "no"));
        ask();
        model.predicts(exchange -> ModelServer.answer(exchange, 500, "text/plain", "no"));
        ask();

        var counted = traffic.of(crew.viewer(), deployment.id(), 24);

        assertThat(counted).singleElement().satisfies(revision -> {
            assertThat(revision.revision()).isEqualTo(1);
            assertThat(revision.answered()).isEqualTo(2);
            assertThat(revision.refused()).isEqualTo(1);
            assertThat(revision.failed()).isEqualTo(1);
            assertThat(revision.p50Micros()).isPositive();
            assertThat(revision.p99Micros()).isGreaterThanOrEqualTo(revision.p50Micros());
        });
        ask();
        assertThat(traffic.of(crew.viewer(), deployment.id(), 24).getFirst().failed())
                .isEqualTo(2);
    }
}
