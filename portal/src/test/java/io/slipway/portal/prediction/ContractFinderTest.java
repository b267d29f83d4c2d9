package io.slipway.portal.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.ForbiddenException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FakeWork
class ContractFinderTest {
    private final FakeEngine engine;
    private final Hands hands;
    private final ContractFinder finder;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    ContractFinderTest(FakeEngine engine, Hands hands, ContractFinder finder) {
        this.engine = engine;
        this.hands = hands;
        this.finder = finder;
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
    }

    private UUID launched(Map<String, String> labels) {
        engine.imagesSay(labels, 8080);
        return hands.launch(crew, hands.publish(crew, "model", "FROM debian:trixie-slim\n"), "model")
                .id();
    }

    private ContractFinding found(Map<String, String> labels) {
        return finder.find(crew.developer(), launched(labels));
    }

    @Test
    void whatTheImageDeclaresComesFirst() {
        model.tells("/openapi.json", "{\"openapi\": \"3.1.0\"}");

        var found = found(Map.of("io.slipway.predict", "/predict", "io.slipway.contract", "raw"));

        assertThat(found.contract()).isEqualTo("raw");
        assertThat(found.reason()).contains("io.slipway.contract");
    }

    @Test
    void aServerThatDescribesItselfGivesAnExampleAndFields() {
        model.tells("/openapi.json", """
                {"openapi": "3.1.0", "paths": {"/predict": {"post": {"requestBody": {"content": {"application/json": {
                  "schema": {"type": "object", "properties": {"rooms": {"type": "integer"}}}}}}}}}}
                """);

        var found = found(Map.of("io.slipway.predict", "/predict"));

        assertThat(found.contract()).isEqualTo("openapi");
        assertThat(found.reason()).contains("GET /openapi.json");
        assertThat(found.example()).isEqualToIgnoringWhitespace("{\"rooms\":0}");
        assertThat(found.fields()).extracting(PayloadField::name).containsExactly("rooms");
    }

    @Test
    void aModelsTensorsMakeARequest() {
        model.tells("/v2/models/digits", """
                {"name": "digits", "inputs": [{"name": "pixels", "datatype": "FP32", "shape": [-1, 3]}]}
                """);

        var found = found(Map.of("io.slipway.predict", "/v2/models/digits/infer"));

        assertThat(found.contract()).isEqualTo("open-inference-v2");
        assertThat(found.example()).isEqualTo("""
                {"inputs":[{"name":"pixels","shape":[1,3],"datatype":"FP32","data":[0,0,0]}]}""");
    }

    @Test
    void tensorsTooLargeToWriteOutGiveNoExample() {
        model.tells("/v2/models/images", """
                {"inputs": [{"name": "image", "datatype": "FP32", "shape": [-1, 3, 1024, 1024]}]}
                """);

        var found = found(Map.of("io.slipway.predict", "/v2/models/images/infer"));

        assertThat(found.contract()).isEqualTo("open-inference-v2");
        assertThat(found.example()).isNull();
    }

    @Test
    void aServerThatSaysNothingIsAskedAsItIsAndNeverByPost() {
        var found = found(Map.of("io.slipway.predict", "/predict"));

        assertThat(found.contract()).isEqualTo("raw");
        assertThat(found.example()).isNull();
        assertThat(model.asked()).noneMatch(asked -> asked.startsWith("POST"));
    }

    @Test
    void onlyWhoMayAskTheModelHasItLookedAt() {
        var id = launched(Map.of("io.slipway.predict", "/predict"));

        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> finder.find(crew.viewer(), id));
    }
}
