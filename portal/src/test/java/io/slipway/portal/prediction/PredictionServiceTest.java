package io.slipway.portal.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FakeWork
class PredictionServiceTest {
    private static final Payload PAYLOAD = Payload.json("{\"pixels\":[0]}");

    @LocalServerPort
    private int portalPort;

    private final PredictionService predictions;
    private final DeploymentService deployments;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;
    private UUID id;

    @Autowired
    PredictionServiceTest(
            PredictionService predictions, DeploymentService deployments, FakeEngine engine, Hands hands) {
        this.predictions = predictions;
        this.deployments = deployments;
        this.engine = engine;
        this.hands = hands;
        this.crew = hands.crew();
        this.id = UUID.randomUUID();
    }

    @BeforeEach
    void launch() {
        engine.reset();
        engine.containersAnswerAt(model.port());
        crew = hands.crew();
        id = hands.launch(crew, hands.publish(crew, "model", "FROM debian:trixie-slim\n"), "model")
                .id();
    }

    @AfterEach
    void end() {
        model.close();
    }

    @Test
    void theAnswerComesAsItIs() {
        var asked = new AtomicReference<String>();
        model.predicts(exchange -> {
            asked.set(exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            ModelServer.answer(exchange, 200, "application/json", "{\"digit\":7}");
        });

        var prediction = predictions.predict(crew.developer(), id, PAYLOAD);

        assertThat(asked).hasValue("application/json {\"pixels\":[0]}");
        assertThat(prediction.status()).isEqualTo(200);
        assertThat(prediction.body()).isEqualTo("{\"digit\":7}");
        assertThat(prediction.duration()).isPositive();
    }

    @Test
    void whatIsNotTextComesAsBase64() {
        model.predicts(exchange -> ModelServer.answer(exchange, 200, "application/octet-stream", "\0\1"));

        var prediction = predictions.predict(crew.developer(), id, PAYLOAD);

        assertThat(prediction.base64()).isTrue();
        assertThat(Base64.getDecoder().decode(prediction.body())).containsExactly(0, 1);
    }

    @Test
    void aRefusalCarriesTheModelsOwnWords() {
        model.predicts(exchange -> ModelServer.answer(exchange, 422, "application/json", "{\"error\":\"64 pixels\"}"));

        assertThatExceptionOfType(PredictionFailure.Refused.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), id, PAYLOAD))
                .satisfies(refused -> assertThat(refused.properties())
                        .containsEntry("modelStatus", 422)
                        .containsEntry("modelBody", "{\"error\":\"64 pixels\"}"));
    }

    @Test
    void everyTryIsKeptWithWhatCameOfIt() {
        predictions.predict(crew.developer(), id, PAYLOAD);
        model.predicts(exchange -> ModelServer.answer(exchange, 422, "application/json", "{\"error\":\"64 pixels\"}"));
        assertThatExceptionOfType(PredictionFailure.Refused.class)
                .isThrownBy(() -> predictions.predict(crew.maintainer(), id, Payload.json("{}")));
        model.close();
        assertThatExceptionOfType(PredictionFailure.Unreachable.class)
                .isThrownBy(() -> predictions.predict(crew.maintainer(), id, Payload.json("{}")));

        var tries = predictions.tries(crew.developer(), id);

        assertThat(tries).extracting(PredictionTry::status).containsExactly(null, 422, 200);
        assertThat(tries)
                .extracting(PredictionTry::askedBy)
                .containsExactly(
                        crew.maintainer().username(),
                        crew.maintainer().username(),
                        crew.developer().username());
        assertThat(tries.get(0).failure()).contains("did not answer");
        assertThat(tries.get(1).answer()).isEqualTo("{\"error\":\"64 pixels\"}");
        assertThat(tries.get(2).payload()).isEqualTo("{\"pixels\":[0]}");
        assertThat(tries.get(2).durationMicros()).isPositive();
    }

    @Test
    void ofAPayloadThatIsNoTextOnlyTheOutcomeIsKept() {
        predictions.predict(crew.developer(), id, Payload.of("image/png", new byte[] {(byte) 0x89, 0, 1}));

        var tried = predictions.tries(crew.developer(), id).getFirst();

        assertThat(tried.payload()).isNull();
        assertThat(tried.contentType()).isEqualTo("image/png");
        assertThat(tried.status()).isEqualTo(200);
    }

    @Test
    void aPageKnowsWhoMayAsk() {
        var deployment = deployments.find(crew.viewer(), id);

        assertThat(predictions.mayAsk(crew.developer(), deployment)).isTrue();
        assertThat(predictions.mayAsk(crew.viewer(), deployment)).isFalse();
    }

    @Test
    void triesAreForThoseWhoMayTry() {
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> predictions.tries(crew.viewer(), id));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> predictions.tries(crew.outsider(), id));
    }

    @Test
    void aModelThatIsTooSlowIsGivenUp() {
        var hold = new CountDownLatch(1);
        model.predicts(exchange -> hold(hold));

        assertThatExceptionOfType(PredictionFailure.TooSlow.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), id, PAYLOAD));
        hold.countDown();
    }

    @Test
    void aModelThatBeginsAndNeverEndsIsGivenUpToo() {
        var hold = new CountDownLatch(1);
        model.predicts(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            hold(hold);
        });

        assertThatExceptionOfType(PredictionFailure.TooSlow.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), id, PAYLOAD));
        hold.countDown();
    }

    private static void hold(CountDownLatch hold) {
        try {
            hold.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        model.predicts(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + portalPort + "/api/v1/engines");
            ModelServer.answer(exchange, 302, "text/plain", "");
        });

        assertThat(predictions.predict(crew.developer(), id, PAYLOAD).status()).isEqualTo(302);
        assertThat(model.asked()).endsWith("POST /predict");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() {
        model.predicts(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            var chunk = new byte[1 << 20];
            for (int megabyte = 0; megabyte < 18; megabyte++) {
                exchange.getResponseBody().write(chunk);
            }
        });

        assertThatExceptionOfType(PredictionFailure.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), id, PAYLOAD));
    }

    @Test
    void aPayloadThatIsTooLargeIsRefused() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> Payload.of("application/json", new byte[Payload.MAX_BYTES + 1]));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> Payload.of("a\r\nX: y", new byte[1]));
    }

    @Test
    void aServerThatIsGoneIsUnreachable() {
        model.close();

        assertThatExceptionOfType(PredictionFailure.Unreachable.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), id, PAYLOAD));
    }

    @Test
    void aStoppedDeploymentIsNotAsked() {
        deployments.stop(crew.developer(), id);
        hands.until(crew, id, DeploymentStatus.STOPPED);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), id, PAYLOAD))
                .withMessageContaining("does not run");
    }

    @Test
    void anApplicationWithoutPredictionsSaysSo() {
        engine.imagesSay(Map.of(), 8080);
        var app = hands.launch(crew, hands.publish(crew, "app", "FROM debian:trixie-slim\n# app\n"), "app");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> predictions.predict(crew.developer(), app.id(), PAYLOAD))
                .withMessageContaining("LABEL io.slipway.predict");
    }

    @Test
    void onlyDevelopersAskAndOthersFindNothing() {
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> predictions.predict(crew.viewer(), id, PAYLOAD));
        for (var stranger : List.of(crew.outsider(), Caller.user("nobody"), new Caller("admin", true))) {
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> predictions.predict(stranger, id, PAYLOAD));
        }
        assertThat(model.asked()).doesNotContain("POST /predict");
    }

    @Test
    void overRestARefusalIsAProblemWithTheModelsAnswer() throws Exception {
        model.predicts(exchange -> ModelServer.answer(exchange, 400, "application/json", "{\"error\":\"no\"}"));
        var request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/deployments/%s/predictions".formatted(portalPort, id)))
                .header("X-Caller", crew.developer().username())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();

        try (var http = HttpClient.newHttpClient()) {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(422);
            assertThat(response.body())
                    .contains("\"type\":\"/problems/prediction-refused\"")
                    .contains("\"modelStatus\":400")
                    .contains("\"modelBody\":\"{\\\"error\\\":\\\"no\\\"}\"");
        }
    }
}
