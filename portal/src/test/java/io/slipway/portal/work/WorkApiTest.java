package io.slipway.portal.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.Label;
import io.slipway.engine.Selector;
import io.slipway.registry.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FakeWork
class WorkApiTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\n";

    @LocalServerPort
    private int port;

    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private Hands.Crew crew;

    @Autowired
    WorkApiTest(FakeEngine engine, Hands hands) {
        this.engine = engine;
        this.hands = hands;
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
        model.close();
        http.close();
    }

    private HttpResponse<String> send(Caller caller, String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(port, path)))
                .header("X-Caller", caller.username())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    @Test
    void aBuildIsAcceptedAndReusedWhenItIsThere() throws Exception {
        var script = hands.publish(crew, "model", DOCKERFILE);
        var order = "{\"script\":\"%s\",\"revision\":\"1\"}".formatted(script);

        var first = send(crew.developer(), "POST", "/builds", order);

        assertThat(first.statusCode()).isEqualTo(202);
        var location = first.headers().firstValue("Location").orElseThrow();
        var id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        hands.ended(crew, id);
        var second = send(crew.developer(), "POST", "/builds", order);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).contains("\"id\":\"" + id).contains("\"status\":\"SUCCEEDED\"");
        assertThat(send(crew.viewer(), "GET", "/builds/" + id + "/log", "").body())
                .contains("hello")
                .contains("Succeeded");
        assertThat(send(crew.viewer(), "GET", "/builds?script=" + script, "").body())
                .contains(id.toString());
        assertThat(send(crew.viewer(), "GET", "/builds/" + id + "/steps", "").body())
                .contains("FROM scratch");
    }

    @Test
    void aLaunchIsAcceptedShownStoppedAndRemoved() throws Exception {
        var script = hands.publish(crew, "model", DOCKERFILE);
        var wish = "{\"team\":\"%s\",\"name\":\"m\",\"script\":\"%s\",\"limits\":{\"cpus\":0.5}}"
                .formatted(crew.team(), script);

        var launched = send(crew.developer(), "POST", "/deployments", wish);

        assertThat(launched.statusCode()).as(launched.body()).isEqualTo(202);
        var location = launched.headers().firstValue("Location").orElseThrow();
        var id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
        hands.settled(crew, id);
        var shown = send(crew.viewer(), "GET", "/deployments/" + id, "");
        assertThat(shown.body())
                .contains("\"status\":\"RUNNING\"")
                .contains("\"predictPath\":\"/predict\"")
                .contains("\"cpus\":0.5");
        assertThat(send(crew.developer(), "GET", "/deployments/" + id + "/logs?tail=5", "")
                        .body())
                .isEqualTo("ready\n");
        assertThat(send(crew.viewer(), "GET", "/deployments/" + id + "/logs", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(crew.developer(), "POST", "/deployments/" + id + "/stop", "")
                        .statusCode())
                .isEqualTo(202);
        assertThat(send(crew.developer(), "DELETE", "/deployments/" + id, "").statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /builds/ID", "GET, /builds/ID/log", "GET, /builds/ID/log?follow=true", "GET, /builds/ID/steps",
        "POST, /builds/ID/cancel", "GET, /deployments/ID", "GET, /deployments/ID/logs", "DELETE, /deployments/ID",
        "POST, /deployments/ID/stop", "POST, /deployments/ID/start", "POST, /deployments/ID/predictions"
    })
    void whatIsNotThereIsNotFoundByName(String method, String path) throws Exception {
        var id = UUID.randomUUID().toString();

        var answer = send(crew.developer(), method, path.replace("ID", id), "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("-not-found").contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"script\":\"no-slash\"}",
                "{\"script\":\"a/b\",\"args\":{\"A B\":\"x\"}}",
                "{\"script\":\"a/b\",\"revision\":\"99999999999999\"}",
                "not json"
            })
    void anOrderThatMakesNoSenseIsAProblem(String order) throws Exception {
        var answer = send(crew.developer(), "POST", "/builds", order);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"team\":\"TEAM\",\"name\":\"m\"}",
                "{\"team\":\"TEAM\",\"name\":\"M M\",\"script\":\"TEAM/model\"}",
                "{\"team\":\"TEAM\",\"name\":\"m\",\"script\":\"TEAM/model\",\"limits\":{\"cpus\":-1}}",
                "{\"team\":\"TEAM\",\"name\":\"m\",\"script\":\"TEAM/model\",\"limits\":{\"memoryBytes\":9223372036854775807}}",
                "{\"team\":\"TEAM\",\"name\":\"m\",\"script\":\"TEAM/model\",\"env\":{\"A;B\":\"x\"}}"
            })
    void aLaunchThatMakesNoSenseIsAProblemAndStartsNothing(String wish) throws Exception {
        hands.publish(crew, "model", DOCKERFILE);

        var answer = send(
                crew.developer(),
                "POST",
                "/deployments",
                wish.replace("TEAM", crew.team().value()));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(send(crew.viewer(), "GET", "/deployments", "").body()).isEqualTo("[]");
    }

    @Test
    void optionsOfTheEngineThatHaveNoFieldReachNothing() throws Exception {
        hands.publish(crew, "model", DOCKERFILE);
        var wish = "{\"team\":\"%1$s\",\"name\":\"m\",\"script\":\"%1$s/model\",\"privileged\":true,"
                + "\"HostConfig\":{\"Binds\":[\"/:/host\"]},\"networkMode\":\"host\",\"labels\":{\"io.slipway.team\":\"x\"}}";

        var answer = send(crew.developer(), "POST", "/deployments", wish.formatted(crew.team()));

        if (answer.statusCode() == 202) { // unknown fields are dropped or refused, never passed on
            var location = answer.headers().firstValue("Location").orElseThrow();
            var id = UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
            hands.settled(crew, id);
            assertThat(engine.specs(Selector.of(Label.DEPLOYMENT, id.toString())))
                    .singleElement()
                    .satisfies(spec -> {
                        assertThat(spec.network().value()).startsWith("slipway-");
                        assertThat(Label.TEAM.in(spec.labels().asMap()))
                                .hasValue(crew.team().value());
                    });
        } else {
            assertThat(answer.statusCode()).isEqualTo(400);
        }
    }

    @Test
    void theEngineIsShownToEverybodyAndCheckedByAdministrators() throws Exception {
        assertThat(send(crew.viewer(), "GET", "/engines", "").body()).contains("\"name\":\"local\"");
        assertThat(send(crew.viewer(), "POST", "/engines/local/isolation-check", "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(new Caller("admin", true), "POST", "/engines/local/isolation-check", "")
                        .body())
                .contains("\"isolated\":true");
    }
}
