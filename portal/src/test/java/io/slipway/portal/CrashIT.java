package io.slipway.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.ContainerId;
import io.slipway.engine.Engine;
import io.slipway.engine.Label;
import io.slipway.engine.Selector;
import io.slipway.engine.docker.DockerEngines;
import io.slipway.portal.testing.Api;
import io.slipway.portal.testing.Models;
import io.slipway.portal.testing.PortalFixture;
import io.slipway.portal.testing.PortalProcess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` of the portal in the middle of a build, a launch and a comparison, and a start after it.
class CrashIT {
    private static final String TEAM = "crash";

    @TempDir
    private Path directory;

    private final PortalFixture fixture = PortalFixture.running();
    private final List<PortalProcess> portals = new ArrayList<>();

    @Test
    void everythingUnfinishedComesToATrueEndAndNothingIsLeftBehind() {
        var environment = environment();
        var first = started(environment, "first.log");
        var alice = fixture.api(first.url(), "alice");
        Models.team(alice, TEAM);
        var model = Models.publish(alice, TEAM + "/tiny", Models.tiny("crash"));
        var kept = Models.requestLaunch(alice, TEAM + "/tiny", model, "kept", Map.of());
        assertThat(Models.finished(alice, "/deployments/" + kept).field("status"))
                .isEqualTo("RUNNING");
        var next = Models.publish(alice, TEAM + "/tiny", Models.tiny("crash, changed"));
        var comparison = requestComparison(alice, model, next);
        Models.until(
                alice,
                "/comparisons/" + comparison,
                answer -> answer.field("status").equals("MEASURING"));
        var starting = Models.requestLaunch(alice, TEAM + "/tiny", model, "starting", Map.of("WARM_UP", "20"));
        Models.until(
                alice,
                "/deployments/" + starting,
                answer -> answer.field("status").equals("STARTING"));
        var slow = Models.publish(alice, TEAM + "/slow", Models.dockerfile("RUN echo crash-it && sleep 20"));
        var build = Models.requestBuild(alice, TEAM + "/slow", slow);
        Models.until(alice, "/builds/" + build + "/log", answer -> answer.text().contains("sleep 20"));
        var children = first.descendants();
        assertThat(children).as("the measuring process").isNotEmpty();

        first.kill();

        await("no child outlives the portal")
                .atMost(Duration.ofSeconds(20))
                .until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        var again = fixture.api(started(environment, "second.log").url(), "alice");
        assertThat(Models.finished(again, "/builds/" + build).field("status")).isEqualTo("SUCCEEDED");
        assertThat(Models.finished(again, "/deployments/" + starting).field("status"))
                .isEqualTo("RUNNING");
        assertThat(Models.finished(again, "/comparisons/" + comparison).field("status"))
                .isEqualTo("SUCCEEDED");
        assertThat(again.get("/deployments/" + kept).field("status")).isEqualTo("RUNNING");
        assertOnlyTheDeploymentsAreLeft(again, List.of(kept, starting));
        remove(again, List.of(kept, starting));
    }

    @AfterEach
    void stop() {
        portals.forEach(PortalProcess::close);
    }

    private PortalProcess started(Map<String, String> environment, String log) {
        var portal = PortalProcess.start(environment, directory.resolve(log));
        portals.add(portal);
        return portal;
    }

    private Map<String, String> environment() {
        var environment = new HashMap<>(fixture.settings());
        environment.put("SLIPWAY_DB_URL", fixture.newDatabase());
        environment.put("SLIPWAY_PORT", Integer.toString(PortalFixture.freePort()));
        return environment;
    }

    private static String requestComparison(Api api, int... revisions) {
        var targets = Arrays.stream(revisions)
                .mapToObj(number -> Map.of("script", TEAM + "/tiny", "revision", Integer.toString(number)))
                .toList();
        var answer = api.post("/comparisons", Map.of("team", TEAM, "name", "crash", "targets", targets, "rounds", 30));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.field("id");
    }

    /// The engine is asked, not the portal: exactly one container and one network for each deployment that runs.
    private static void assertOnlyTheDeploymentsAreLeft(Api api, List<String> deployments) {
        try (var engine = engine()) {
            var container = api.get("/deployments/" + deployments.getFirst())
                    .json()
                    .path("container")
                    .path("id")
                    .asString();
            var installation = Label.INSTALLATION
                    .in(engine.inspect(new ContainerId(container)).labels())
                    .orElseThrow();
            var ours = Selector.slipway().and(Label.INSTALLATION, installation);
            await("only the deployments are left")
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> {
                        assertThat(engine.containers(ours)).hasSize(deployments.size());
                        assertThat(engine.networks(ours)).hasSize(deployments.size());
                    });
        }
    }

    private static void remove(Api api, List<String> deployments) {
        deployments.forEach(id -> api.delete("/deployments/" + id));
        deployments.forEach(id -> Models.until(api, "/deployments/" + id, answer -> answer.status() == 404));
    }

    private static Engine engine() {
        return DockerEngines.connect(URI.create("unix:///var/run/docker.sock"));
    }
}
