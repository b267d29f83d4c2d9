package io.slipway.portal.structure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FakeWork
class StructureServiceTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @LocalServerPort
    private int port;

    private final StructureService structures;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    StructureServiceTest(StructureService structures, FakeEngine engine, Hands hands) {
        this.structures = structures;
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
        engine.reset();
        model.close();
    }

    private UUID launched(Hands.Crew whose, String name) {
        return hands.launch(whose, hands.publish(whose, name, "FROM debian:trixie-slim\n# " + name + "\n"), name)
                .id();
    }

    private Structure until(Caller caller, int deployments) {
        return await().atMost(SOON)
                .until(
                        () -> structures.of(caller),
                        structure -> structure.deployments().size() == deployments);
    }

    @Test
    void membersSeeTheirDeploymentsAndCountTheOthers() {
        var mine = launched(crew, "mine");
        var another = hands.crew();
        launched(another, "theirs");

        var structure = until(crew.viewer(), 1);

        assertThat(structure.deployments())
                .singleElement()
                .satisfies(one -> assertThat(one.id()).isEqualTo(mine));
        assertThat(structure.others().deployments()).isPositive();
        assertThat(structure.layers()).singleElement().satisfies(layer -> {
            assertThat(layer.deployments()).containsExactly(mine);
            assertThat(layer.others()).isEqualTo(structure.others().deployments());
        });
        assertThat(structure.toString()).doesNotContain("theirs");
    }

    @Test
    void whoIsInNoTeamSeesTheHostAndTheEngineAlone() throws Exception {
        launched(crew, "mine");
        await().atMost(SOON)
                .until(() -> structures.of(Caller.user("nobody")).others().deployments() > 0);

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/structure".formatted(port)))
                            .header("X-Caller", "nobody")
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body())
                    .contains("\"layers\":[]", "\"deployments\":[]", "\"imagesBytes\":", "\"operatingSystem\"")
                    .doesNotContain("mine");
        }
    }

    @Test
    void thoseWhoLookAreToldOfWhatIsLaunched() {
        var seen = new CopyOnWriteArrayList<Integer>();
        var watching = structures.watch(
                crew.viewer(), structure -> seen.add(structure.deployments().size()));
        await().atMost(SOON).until(() -> seen.contains(0));

        launched(crew, "mine");

        await().atMost(SOON).until(() -> seen.contains(1));
        watching.remove();
    }

    @Test
    void whatTheEngineToldStaysWhileItIsDown() {
        launched(crew, "mine");
        assertThat(until(crew.viewer(), 1).layers()).hasSize(1);

        engine.goDown();

        await().during(Duration.ofSeconds(3))
                .atMost(SOON)
                .until(() -> structures.of(crew.viewer()).layers().size() == 1);
    }
}
