package io.slipway.portal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// What a browser gets of an application, and what it does not.
@FakeWork
class ApplicationTest {
    /// A path that the test's server answers as it is told.
    private static final String PAGE = "/predict";

    @LocalServerPort
    private int port;

    private final FakeEngine engine;
    private final Hands hands;
    private final AppVisits visits;
    private final ModelServer server = new ModelServer();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean signedIn = new AtomicBoolean(true);
    private Hands.Crew crew;

    @Autowired
    ApplicationTest(FakeEngine engine, Hands hands, AppVisits visits) {
        this.engine = engine;
        this.hands = hands;
        this.visits = visits;
        this.crew = hands.crew();
    }

    @BeforeEach
    void start() {
        engine.reset();
        engine.containersAnswerAt(server.port());
        engine.imagesSay(Map.of("io.slipway.page", PAGE), 8080);
        crew = hands.crew();
        server.predicts(exchange -> ModelServer.answer(exchange, 200, "text/html", "<h1>Draw</h1>"));
    }

    @AfterEach
    void end() {
        engine.reset();
        server.close();
        http.close();
    }

    private DeploymentDetails launched(String name) {
        return hands.launch(crew, hands.publish(crew, name, "FROM debian:trixie-slim\n"), name);
    }

    private String opened(Caller caller, DeploymentDetails deployment) {
        return visits.open(caller, deployment.id(), signedIn::get);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void aPageComesAsTheApplicationServesItButOfNobodysOrigin() throws Exception {
        var path = opened(crew.developer(), launched("draw"));

        var answer = send(request(path));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("<h1>Draw</h1>");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("sandbox allow-scripts")
                        .doesNotContain("allow-same-origin", "allow-popups-to-escape")
                        .contains("default-src 'self'", "frame-ancestors 'none'"));
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("null");
    }

    @Test
    void whatItIsAskedReachesItWithoutTokensAndCookies() throws Exception {
        var path = opened(crew.developer(), launched("draw"));
        var heard = new AtomicReference<Map<String, List<String>>>(Map.of());
        var body = new AtomicReference<String>();
        server.predicts(exchange -> {
            heard.set(Map.copyOf(exchange.getRequestHeaders()));
            body.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.getResponseHeaders().set("Set-Cookie", "JSESSIONID=mine");
            ModelServer.answer(exchange, 201, "application/json", "{}");
        });

        var answer = send(request(path + "?pen=2")
                .header("Authorization", "Bearer secret")
                .header("Cookie", "JSESSIONID=secret")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"x\":1}")));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(body.get()).isEqualTo("{\"x\":1}");
        assertThat(heard.get()).containsKey("Content-type").doesNotContainKeys("Authorization", "Cookie");
        assertThat(server.asked()).contains("PUT /predict?pen=2");
    }

    @Test
    void itsPageMayAskItAnythingButNoOtherSiteMay() throws Exception {
        var path = opened(crew.developer(), launched("draw"));

        var own = preflight(path, "null");
        var foreign = preflight(path, "http://elsewhere.example");

        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.headers().firstValue("Access-Control-Allow-Origin")).hasValue("null");
        assertThat(own.headers().firstValue("Access-Control-Allow-Headers")).hasValue("content-type");
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> preflight(String path, String origin) throws Exception {
        return send(request(path)
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type"));
    }

    @Test
    void redirectsStayInside() throws Exception {
        var path = opened(crew.developer(), launched("draw"));
        var base = path.substring(0, path.length() - PAGE.length());

        assertThat(redirected(path, "/login")).isEqualTo(base + "/login");
        assertThat(redirected(path, "next?page=2")).isEqualTo("next?page=2");
        assertThat(redirected(path, "http://169.254.169.254/")).isEqualTo(base + "/");
        assertThat(redirected(path, "//elsewhere/")).isEqualTo(base + "/");
        assertThat(redirected(path, "javascript:alert(1)")).isEqualTo(base + "/");
    }

    private String redirected(String path, String location) throws Exception {
        server.predicts(exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            ModelServer.answer(exchange, 302, "text/plain", "");
        });
        return send(request(path)).headers().firstValue("Location").orElseThrow();
    }

    @Test
    void onlyWhoMayAskItOpensIt() {
        var deployment = launched("draw");

        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> opened(crew.viewer(), deployment));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> opened(crew.outsider(), deployment));
    }

    @Test
    void itIsOfferedToThoseWhoMayAskItWhileItRuns() {
        var deployment = launched("draw");
        engine.imagesSay(Map.of("io.slipway.predict", "/predict"), 8080);
        var pageless = launched("model");

        assertThat(visits.canOpen(crew.developer(), deployment)).isTrue();
        assertThat(visits.canOpen(crew.viewer(), deployment)).isFalse();
        assertThat(visits.canOpen(crew.developer(), pageless)).isFalse();
    }

    @Test
    void aVisitEndsWithTheSignIn() throws Exception {
        var path = opened(crew.developer(), launched("draw"));
        assertThat(send(request(path)).statusCode()).isEqualTo(200);

        signedIn.set(false);

        assertThat(send(request(path)).statusCode()).isEqualTo(404);
        signedIn.set(true);
        assertThat(send(request(path)).statusCode()).isEqualTo(404);
    }

    @Test
    void aVisitEndsWithTheMembership() throws Exception {
        var path = opened(crew.developer(), launched("draw"));
        assertThat(send(request(path)).statusCode()).isEqualTo(200);

        hands.leave(crew, crew.developer());

        await().until(() -> send(request(path)).statusCode() == 404);
    }

    @Test
    void theAddressOfOneApplicationOpensNoOther() throws Exception {
        var path = opened(crew.developer(), launched("draw"));
        launched("other");

        assertThat(send(request(path.replace("/draw/", "/other/"))).statusCode())
                .isEqualTo(404);
        assertThat(server.asked()).doesNotContain("GET " + PAGE);
    }

    @Test
    void peopleAreToldOnAPageWhenTheirVisitIsOver() throws Exception {
        var path = opened(crew.developer(), launched("draw"));
        signedIn.set(false);

        var answer = send(request(path).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body())
                .contains("This visit is over")
                .contains("<a href=\"/apps/%s/draw\">".formatted(crew.team()));
    }

    @Test
    void anApplicationThatIsDownSaysSo() throws Exception {
        var path = opened(crew.developer(), launched("draw"));
        server.close();

        var answer = send(request(path).header("Accept", "text/html"));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("The application does not answer").contains("log of the container");
    }

    @Test
    void whatHasNoPageIsNotOpened() {
        engine.imagesSay(Map.of("io.slipway.predict", "/predict"), 8080);
        var deployment = launched("model");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> opened(crew.developer(), deployment))
                .withMessageContaining("io.slipway.page");
    }
}
