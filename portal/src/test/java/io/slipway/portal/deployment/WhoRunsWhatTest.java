package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.script.NewestRevisions;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@FakeWork
class WhoRunsWhatTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    @LocalServerPort
    private int port;

    private final DeploymentService deployments;
    private final DeploymentMonitor monitor;
    private final RunningLoads loads;
    private final NewestRevisions revisions;
    private final ScriptService scripts;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    WhoRunsWhatTest(
            DeploymentService deployments,
            DeploymentMonitor monitor,
            RunningLoads loads,
            NewestRevisions revisions,
            ScriptService scripts,
            FakeEngine engine,
            Hands hands) {
        this.deployments = deployments;
        this.monitor = monitor;
        this.loads = loads;
        this.revisions = revisions;
        this.scripts = scripts;
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
    }

    private ScriptName published(String name, int revision) {
        return hands.publish(crew, name, "FROM debian:trixie-slim\n# " + revision + "\n");
    }

    private JsonNode list(Caller caller, String query) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:%d/api/v1/deployments%s".formatted(port, query)))
                    .header("X-Caller", caller.username())
                    .build();
            return JsonMapper.shared()
                    .readTree(http.send(request, BodyHandlers.ofString()).body());
        }
    }

    @Test
    void whatRunsSaysHowManyRevisionsItIsBehind() throws Exception {
        var old = published("old", 1);
        hands.launch(crew, old, "old");
        hands.launch(crew, published("fresh", 1), "fresh");
        published("old", 2);
        published("old", 3);

        var all = list(crew.viewer(), "");
        assertThat(all).hasSize(2);
        assertThat(all.get(0).path("outdatedBy").asInt()).isZero();
        assertThat(all.get(0).path("newestRevision").asInt()).isEqualTo(1);
        var outdated = list(crew.viewer(), "?outdated=true");
        assertThat(outdated).hasSize(1);
        assertThat(outdated.get(0).path("name").asString()).isEqualTo("old");
        assertThat(outdated.get(0).path("revision").asInt()).isEqualTo(1);
        assertThat(outdated.get(0).path("newestRevision").asInt()).isEqualTo(3);
        assertThat(outdated.get(0).path("outdatedBy").asInt()).isEqualTo(2);
        assertThat(DeploymentLooks.age(2)).isEqualTo("outdated by 2 revisions");
        assertThat(DeploymentLooks.age(1)).isEqualTo("outdated by 1 revision");
        assertThat(list(crew.outsider(), "?outdated=true")).isEmpty();
    }

    @Test
    void aNewRevisionIsToldToThoseWhoLookAtWhatRuns() {
        var script = published("model", 1);
        var id = hands.launch(crew, script, "model").id();
        var seen = new CopyOnWriteArrayList<Integer>();
        var watching = monitor.subscribe(
                crew.viewer(),
                DeploymentQuery.all(),
                snapshot -> snapshot.deployments().stream()
                        .filter(deployment -> deployment.id().equals(id))
                        .forEach(deployment -> seen.add(snapshot.outdatedBy(deployment))));
        await().atMost(SOON).until(() -> seen.contains(0));

        published("model", 2);

        await().atMost(SOON).until(() -> seen.contains(1));
        watching.remove();
    }

    @Test
    void howFarAScriptHasComeIsOnlyForThoseWhoMayReadIt() {
        var script = published("secret", 1);
        assertThat(revisions.of(crew.viewer(), List.of(script))).containsEntry(script, 1);
        assertThat(revisions.of(crew.outsider(), List.of(script))).isEmpty();

        scripts.describe(crew.owner(), script, new ScriptDescription("", Visibility.SITE, null));

        assertThat(revisions.of(crew.outsider(), List.of(script, crew.script("none"))))
                .containsOnlyKeys(script);
    }

    @Test
    void whatRunsIsLookedAtOnceForEverybodyAndOnlyAsLongAsSomebodyWantsToKnow() throws Exception {
        untilNobodyLooks();
        var id = hands.launch(crew, published("model", 1), "model").id();
        assertThat(load(list(crew.viewer(), ""), id).isNull()).isTrue();

        assertThat(load(list(crew.viewer(), "?load=true"), id).path("cpus").asDouble())
                .isEqualTo(0.5);

        var first = loads.watch(() -> {});
        await().atMost(SOON).until(() -> loads.now().containsKey(id));
        var open = engine.openLooks();
        var second = loads.watch(() -> {});
        await().during(Duration.ofSeconds(2)).atMost(SOON).until(() -> engine.openLooks() == open);
        first.remove();
        second.remove();
        untilNobodyLooks();
    }

    private void untilNobodyLooks() {
        await().atMost(SOON).until(() -> engine.openLooks() == 0 && loads.now().isEmpty());
    }

    @Test
    void allContainersOfADeploymentCountTogether() throws Exception {
        var id = hands.launch(crew, published("model", 1), "model").id();
        deployments.scale(crew.developer(), id, 3);
        await().atMost(SOON)
                .until(() -> deployments.find(crew.viewer(), id).containers().size() == 3);

        await().atMost(SOON)
                .until(() ->
                        load(list(crew.viewer(), "?load=true"), id).path("cpus").asDouble() == 1.5);
    }

    private static JsonNode load(JsonNode list, UUID id) {
        return list.valueStream()
                .filter(deployment -> deployment.path("id").asString().equals(id.toString()))
                .findFirst()
                .orElseThrow()
                .path("load");
    }
}
