package io.slipway.portal.usage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.ContainerId;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.NotFoundException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@FakeWork
class UsageServiceTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @LocalServerPort
    private int port;

    private final UsageService usages;
    private final DeploymentService deployments;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private final List<Usage> seen = new CopyOnWriteArrayList<>();
    private Hands.Crew crew;
    private UUID id = UUID.randomUUID();

    @Autowired
    UsageServiceTest(UsageService usages, DeploymentService deployments, FakeEngine engine, Hands hands) {
        this.usages = usages;
        this.deployments = deployments;
        this.engine = engine;
        this.hands = hands;
        this.crew = hands.crew();
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

    private void untilNobodyLooks() {
        await().atMost(SOON).until(() -> engine.openLooks() == 0 && usages.watched() == 0);
    }

    @Test
    void manyViewersShareOneStreamThatEndsWithTheLastOfThem() {
        var others = new CopyOnWriteArrayList<Usage>();
        var first = usages.watch(crew.viewer(), ContainerChoice.first(id), seen::addAll);
        var second = usages.watch(crew.developer(), ContainerChoice.first(id), others::addAll);
        await().atMost(SOON).until(() -> seen.size() > 3 && others.size() > 3);
        assertThat(engine.openLooks()).isEqualTo(1);
        assertThat(seen.getFirst().cpus()).isEqualTo(0.5);

        first.remove();
        first.remove();
        assertThat(engine.openLooks()).isEqualTo(1);

        second.remove();
        untilNobodyLooks();
    }

    @Test
    void whoComesLaterGetsTheLastMinutesAtOnceAndNeverALookTwice() {
        var first = usages.watch(crew.viewer(), ContainerChoice.first(id), seen::addAll);
        await().atMost(SOON).until(() -> seen.size() > 20);
        var later = new CopyOnWriteArrayList<List<Usage>>();

        var second = usages.watch(crew.viewer(), ContainerChoice.first(id), later::add);

        await().atMost(SOON).until(() -> later.size() > 1);
        first.remove();
        second.remove();
        assertThat(later.getFirst()).hasSizeGreaterThan(20);
        assertThat(later.stream().flatMap(List::stream).map(Usage::at)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsKeptHasALimit() {
        var watching = usages.watch(crew.viewer(), ContainerChoice.first(id), seen::addAll);
        await().atMost(SOON).until(() -> seen.size() > UsageWatch.KEPT + 20);
        var later = new CopyOnWriteArrayList<List<Usage>>();

        var second = usages.watch(crew.viewer(), ContainerChoice.first(id), later::add);

        await().atMost(SOON).until(() -> !later.isEmpty());
        assertThat(later.getFirst()).hasSizeLessThanOrEqualTo(UsageWatch.KEPT);
        watching.remove();
        second.remove();
    }

    @Test
    void aStoppedContainerTellsNothingAndAStartedOneGoesOn() {
        var watching = usages.watch(crew.viewer(), ContainerChoice.first(id), seen::addAll);
        await().atMost(SOON).until(() -> !seen.isEmpty());
        var container = deployments.find(crew.viewer(), id).container();
        deployments.stop(crew.developer(), id);
        hands.until(crew, id, DeploymentStatus.STOPPED);
        engine.remove(requireNonNull(container));
        engine.endLooks();
        await().atMost(SOON).until(() -> engine.openLooks() == 0);
        var before = seen.size();

        deployments.start(crew.developer(), id);

        await().atMost(SOON).until(() -> engine.openLooks() == 1 && seen.size() > before);
        watching.remove();
        untilNobodyLooks();
    }

    @Test
    void whoLeavesTheTeamSeesNothingMore() {
        var watching = usages.watch(crew.viewer(), ContainerChoice.first(id), seen::addAll);
        await().atMost(SOON).until(() -> !seen.isEmpty());

        hands.leave(crew, crew.viewer());

        await().during(Duration.ofSeconds(1)).atMost(SOON).until(seen::size, size -> size == seen.size());
        watching.remove();
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> usages.watch(crew.viewer(), ContainerChoice.first(id), seen::addAll));
        untilNobodyLooks();
    }

    @Test
    void aDeploymentOfWhichNotEveryContainerIsLookedAtHasNoLoad() {
        var first = requireNonNull(deployments.find(crew.viewer(), id).container());
        try (var watches = new LoadWatches(usages)) {
            watches.choose(Map.of(id, List.of(first)));
            await().atMost(SOON).until(() -> watches.loads().get(id), load -> load != null && load.cpus() == 1.0);

            var tooMany = IntStream.rangeClosed(0, LoadWatches.MOST)
                    .mapToObj(number -> new ContainerId("c" + number))
                    .toList();
            watches.choose(Map.of(id, tooMany));
            assertThat(watches.loads()).isEmpty();

            watches.choose(Map.of(id, List.of()));
            assertThat(watches.loads()).containsOnlyKeys(id);
        }
        untilNobodyLooks();
    }

    @Test
    void anyContainerOfADeploymentCanBeLookedAtAndNoOther() throws Exception {
        deployments.scale(crew.developer(), id, 2);
        var other = await().atMost(SOON)
                .until(() -> deployments.find(crew.viewer(), id).replication().others(), others -> others.size() == 1)
                .getFirst()
                .container();
        var watching = usages.watch(crew.viewer(), new ContainerChoice(id, other), seen::addAll);
        await().atMost(SOON).until(() -> !seen.isEmpty());
        watching.remove();

        var stranger = new ContainerChoice(id, new ContainerId("another"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> usages.watch(crew.viewer(), stranger, seen::addAll));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> usages.now(crew.outsider(), new ContainerChoice(id, other), SOON))
                .withMessageContaining("deployment");
        untilNobodyLooks();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request("/containers/%s/usage".formatted(other)), BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"cpus\":0.5");
            assertThat(http.send(request("/containers/another/usage"), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
        untilNobodyLooks();
    }

    @Test
    void anotherTeamsContainerIsNotFoundAndOpensNoStream() {
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> usages.watch(crew.outsider(), ContainerChoice.first(id), seen::addAll));
        assertThat(engine.openLooks()).isZero();
    }

    @Test
    void overRestItIsOneAnswerOrALineForEachLook() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var once = http.send(request("/usage"), BodyHandlers.ofString());
            assertThat(once.statusCode()).isEqualTo(200);
            assertThat(once.body()).contains("\"cpus\":0.5").contains("\"processes\":3");
            untilNobodyLooks();

            var live = http.send(request("/usage?follow=true"), BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(live.body(), StandardCharsets.UTF_8))) {
                assertThat(lines.readLine()).startsWith("{").contains("\"cpus\":0.5");
                assertThat(lines.readLine()).startsWith("{").endsWith("}");
            }
        }
        untilNobodyLooks();
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:%d/api/v1/deployments/%s%s".formatted(port, id, path)))
                .header("X-Caller", crew.viewer().username())
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    @Test
    void aContainerThatDoesNotRunHasNoLooksYet() throws InterruptedException {
        engine.goDown();

        assertThat(usages.now(crew.viewer(), ContainerChoice.first(id), Duration.ofMillis(300)))
                .isEmpty();

        engine.comeBack();
        assertThat(usages.now(crew.viewer(), ContainerChoice.first(id), SOON)).isNotEmpty();
    }
}
