package io.slipway.portal.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.ContainerName;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.ImageId;
import io.slipway.engine.Label;
import io.slipway.engine.LogRequest;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSpec;
import io.slipway.engine.Selector;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FakeWork
class DeploymentServiceTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\nEXPOSE 8080\n";

    private final DeploymentService deployments;
    private final ContainerControl control;
    private final DeploymentLogService logs;
    private final DeploymentMonitor monitor;
    private final DeploymentLedger ledger;
    private final DeploymentRunner runner;
    private final BuildService builds;
    private final ScriptService scripts;
    private final Installation installation;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    DeploymentServiceTest(
            DeploymentService deployments,
            ContainerControl control,
            DeploymentLogService logs,
            DeploymentMonitor monitor,
            DeploymentLedger ledger,
            DeploymentRunner runner,
            BuildService builds,
            ScriptService scripts,
            Installation installation,
            FakeEngine engine,
            Hands hands) {
        this.deployments = deployments;
        this.control = control;
        this.logs = logs;
        this.monitor = monitor;
        this.ledger = ledger;
        this.runner = runner;
        this.builds = builds;
        this.scripts = scripts;
        this.installation = installation;
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

    private ScriptName script() {
        return hands.publish(crew, "model", DOCKERFILE);
    }

    private Selector of(UUID deployment) {
        return installation.selector().and(Label.DEPLOYMENT, deployment.toString());
    }

    @Test
    void aLaunchBuildsStartsAndWaitsForHealth() {
        var deployment = hands.launch(crew, script(), "model");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(deployment.health()).isEqualTo(Health.HEALTHY);
        var endpoint = requireNonNull(deployment.endpoint());
        assertThat(endpoint.url()).isEqualTo("http://127.0.0.1:" + model.port());
        assertThat(endpoint.predictPath()).isEqualTo("/predict");
        assertThat(model.asked()).contains("GET /health");
        assertThat(engine.specs(of(deployment.id()))).singleElement().satisfies(spec -> {
            assertThat(spec.publishOnLoopback()).isTrue();
            assertThat(spec.limits().memoryBytes()).isEqualTo(512L << 20);
            assertThat(spec.limits().pids()).isEqualTo(128);
            assertThat(Label.TEAM.in(spec.labels().asMap()))
                    .hasValue(crew.team().value());
            assertThat(Label.SCRIPT.in(spec.labels().asMap())).hasValue(crew.team() + "/model");
        });
        assertThat(engine.networks(of(deployment.id()))).hasSize(1);
    }

    @Test
    void aPausedDeploymentHasNoAddressUntilItGoesOn() {
        var id = hands.launch(crew, script(), "model").id();

        var paused = control.pause(crew.developer(), id);

        assertThat(paused.status()).isEqualTo(DeploymentStatus.PAUSED);
        assertThat(requireNonNull(paused.endpoint()).url()).isNull();
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> control.pause(crew.developer(), id));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> control.resume(crew.viewer(), id));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> control.kill(crew.outsider(), id));
        var resumed = control.resume(crew.developer(), id);
        assertThat(resumed.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(requireNonNull(resumed.endpoint()).url()).isNotNull();
    }

    @Test
    void whatIsPausedOrResumedBesideSlipwayIsSeen() {
        var deployment = hands.launch(crew, script(), "model");

        engine.pause(requireNonNull(deployment.container()));
        hands.until(crew, deployment.id(), DeploymentStatus.PAUSED);

        engine.resume(requireNonNull(deployment.container()));
        hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
    }

    @Test
    void aKilledDeploymentIsStoppedAndNotFailed() {
        var deployment = hands.launch(crew, script(), "model");
        control.pause(crew.developer(), deployment.id());

        control.kill(crew.developer(), deployment.id());

        var stopped = hands.until(crew, deployment.id(), DeploymentStatus.STOPPED);
        assertThat(stopped.trouble()).isNull();
        assertThat(engine.inspect(requireNonNull(deployment.container())).running())
                .isFalse();
    }

    @Test
    void aRestartKeepsTheContainer() {
        var deployment = hands.launch(crew, script(), "model");
        control.pause(crew.developer(), deployment.id());

        assertThat(deployments.restart(crew.developer(), deployment.id()).status())
                .isEqualTo(DeploymentStatus.QUEUED);

        var again = hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
        assertThat(again.container()).isEqualTo(deployment.container());
    }

    @Test
    void aLaunchWhoseBuildFailsSaysSo() {
        engine.builds((_, _, _, _) -> FakeEngine.failed("exit code: 3"));

        var deployment = hands.launch(crew, script(), "model");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).message()).contains("its build failed").contains("exit code: 3");
    }

    @Test
    void aContainerThatEndsWithBinaryWordsFailsLikeAnyOther() {
        engine.containersExitWith(1, "broken \0 words");

        var deployment = hands.launch(crew, script(), "model");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).hint()).contains("broken \uFFFD words");
    }

    @Test
    void aStoppedDeploymentWhoseContainerWasRemovedBesideSlipwayStartsANewOne() {
        var deployment = hands.launch(crew, script(), "model");
        deployments.stop(crew.developer(), deployment.id());
        hands.until(crew, deployment.id(), DeploymentStatus.STOPPED);
        engine.remove(requireNonNull(deployment.container()));

        deployments.start(crew.developer(), deployment.id());

        var again = hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
        assertThat(again.container()).isNotEqualTo(deployment.container());
    }

    @Test
    void whoDeletesASharedScriptLearnsNothingOfOtherTeamsButTheirNumber() {
        var script = script();
        hands.build(crew, script);
        scripts.describe(crew.maintainer(), script, new ScriptDescription("", Visibility.SITE));
        var others = hands.crew();
        hands.launch(others, script, "secret-name");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scripts.delete(crew.maintainer(), script))
                .withMessageContaining("a deployment of another team")
                .satisfies(refusal -> assertThat(refusal.detail() + refusal.properties())
                        .doesNotContain("secret-name")
                        .doesNotContain(others.team().value()));
    }

    @Test
    void anImageWithoutAnEndpointSaysWhatToAddAndStartsNothing() {
        engine.imagesSay(Map.of());

        var deployment = hands.launch(crew, script(), "model");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).hint()).contains("EXPOSE 8080");
        assertThat(engine.specs(of(deployment.id()))).isEmpty();
    }

    @Test
    void aModelThatNeverGetsHealthyFailsWithTheLastAnswer() {
        model.healthIs(503);

        var deployment = hands.launch(crew, script(), "model");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).message())
                .contains("did not get healthy within 2 s")
                .contains("503");
        assertThat(trouble(deployment).hint()).contains("ready");
        assertThat(engine.inspect(requireNonNull(deployment.container())).running())
                .isFalse();
    }

    @Test
    void aContainerThatEndsEarlyFailsAtOnceWithItsLastWords() {
        engine.containersExitWith(1, "ImportError: no module named sklearn");

        var deployment = hands.launch(crew, script(), "model");

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).message()).contains("exit code 1");
        assertThat(trouble(deployment).hint()).contains("no module named sklearn");
    }

    @Test
    void anEngineThatIsDownFailsTheLaunchAndSaysSo() {
        var build = hands.build(crew, script());
        engine.goDown();

        var deployment = hands.settled(
                crew,
                deployments
                        .launch(
                                crew.developer(),
                                LaunchRequest.of(
                                        crew.team(), new DeploymentName("model"), new LaunchSource.OfBuild(build.id())))
                        .id());

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(trouble(deployment).message()).contains("nobody answers");
    }

    @Test
    void stoppingAndStartingKeepsTheContainer() {
        var deployment = hands.launch(crew, script(), "model");

        deployments.stop(crew.developer(), deployment.id());
        var stopped = hands.until(crew, deployment.id(), DeploymentStatus.STOPPED);
        assertThat(requireNonNull(stopped.endpoint()).url()).isNull();
        deployments.start(crew.developer(), deployment.id());
        var started = hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);

        assertThat(started.container()).isEqualTo(deployment.container());
    }

    @Test
    void aLaunchThatIsNotWantedAnyMoreIsGivenUp() {
        model.healthIs(503);
        var id = deployments
                .launch(crew.developer(), hands.wish(crew, script(), "model"))
                .id();
        hands.until(crew, id, DeploymentStatus.STARTING);

        deployments.remove(crew.developer(), id);

        awaitGone(id);
        assertThat(engine.specs(of(id))).isEmpty();
        assertThat(engine.networks(of(id))).isEmpty();
    }

    @Test
    void removingGoesOnWhenTheEngineIsBack() {
        var deployment = hands.launch(crew, script(), "model");
        engine.goDown();

        deployments.remove(crew.developer(), deployment.id());

        await().until(() -> deployments.find(crew.viewer(), deployment.id()).trouble() != null);
        assertThat(deployments.find(crew.viewer(), deployment.id()).status()).isEqualTo(DeploymentStatus.REMOVING);
        engine.comeBack();
        awaitGone(deployment.id());
        assertThat(engine.specs(of(deployment.id()))).isEmpty();
    }

    @Test
    void aContainerThatDiesIsNoticed() {
        var deployment = hands.launch(crew, script(), "model");

        engine.kill(requireNonNull(deployment.container()), 139);

        var failed = hands.until(crew, deployment.id(), DeploymentStatus.FAILED);
        assertThat(trouble(failed).message()).contains("139");
    }

    @Test
    void aContainerThatSomebodyStoppedCountsAsStopped() {
        var deployment = hands.launch(crew, script(), "model");

        engine.kill(requireNonNull(deployment.container()), 143);

        var stopped = hands.until(crew, deployment.id(), DeploymentStatus.STOPPED);
        assertThat(trouble(stopped).message()).contains("beside Slipway");
        engine.restart(requireNonNull(deployment.container()));
        hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
    }

    @Test
    void aContainerThatSomebodyRemovedIsNoticed() {
        var deployment = hands.launch(crew, script(), "model");

        engine.remove(requireNonNull(deployment.container()));

        var failed = hands.until(crew, deployment.id(), DeploymentStatus.FAILED);
        assertThat(trouble(failed).message()).contains("gone");
        deployments.start(crew.developer(), deployment.id());
        hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
    }

    @Test
    void anEngineThatGoesDownMakesStatesOldNotDifferent() {
        var deployment = hands.launch(crew, script(), "model");
        await().until(() -> !monitor.isStale());

        engine.goDown();

        await().until(monitor::isStale);
        assertThat(deployments.find(crew.viewer(), deployment.id()).status()).isEqualTo(DeploymentStatus.RUNNING);
        engine.comeBack();
        await().until(() -> !monitor.isStale());
        assertThat(deployments.find(crew.viewer(), deployment.id()).status()).isEqualTo(DeploymentStatus.RUNNING);
    }

    @Test
    void aModelThatGetsIllIsShownAsSuch() {
        var deployment = hands.launch(crew, script(), "model");

        model.healthIs(500);

        await().until(() -> deployments.find(crew.viewer(), deployment.id()).health() == Health.UNHEALTHY);
        assertThat(deployments.find(crew.viewer(), deployment.id()).status()).isEqualTo(DeploymentStatus.RUNNING);
    }

    @Test
    void aLaunchThatWasCutShortIsDoneAgainWithoutASecondContainer() throws Exception {
        var deployment = hands.launch(crew, script(), "model");
        var contract = new ModelContract(8080, "/predict", "/health", null, null, null);
        ledger.starting(deployment.id(), requireNonNull(deployment.imageId()), contract); // as a dead process left it

        await().until(() -> runner.work(deployment.id()).isEmpty());

        var again = hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
        assertThat(again.container()).isNotEqualTo(deployment.container());
        assertThat(engine.specs(of(deployment.id()))).hasSize(1);
        assertThat(engine.networks(of(deployment.id()))).hasSize(1);
    }

    @Test
    void whatNoDeploymentKnowsIsSweptUp() {
        var labels =
                installation.labels().and(Label.DEPLOYMENT, UUID.randomUUID().toString());
        var network = new NetworkName("left-over");
        engine.createNetwork(new NetworkSpec(network, labels));
        engine.start(ContainerSpec.of(new ContainerName("left-over"), new ImageId("sha256:" + "0".repeat(64)), network)
                .labels(labels)
                .build());
        var selector = new Selector(
                Map.of(Label.DEPLOYMENT, Label.DEPLOYMENT.in(labels.asMap()).orElseThrow()));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> engine.specs(selector).isEmpty()
                        && engine.networks(selector).isEmpty());
    }

    @Test
    void anApplicationGetsTheAddressOfTheModelItUses() {
        var script = script();
        var used = hands.launch(crew, script, "model");

        var app = launchUsing(script, "app", used.id());

        var user = hands.until(crew, app.id(), DeploymentStatus.RUNNING);
        assertThat(engine.specs(of(user.id()))).singleElement().satisfies(spec -> {
            assertThat(spec.env()).containsEntry("MODEL_URL", "http://model:8080");
            assertThat(spec.extraNetworks().keySet())
                    .isEqualTo(engine.specs(of(used.id())).stream()
                            .map(ContainerSpec::network)
                            .collect(Collectors.toSet()));
        });
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deployments.remove(crew.owner(), used.id()))
                .withMessageContaining("app uses it");
        deployments.remove(crew.developer(), user.id());
        awaitGone(user.id());
        deployments.remove(crew.developer(), used.id());
        awaitGone(used.id());
    }

    private DeploymentDetails launchUsing(ScriptName script, String name, @Nullable UUID used) {
        var plain = hands.wish(crew, script, name);
        return deployments.launch(
                crew.developer(),
                new LaunchRequest(plain.team(), plain.name(), plain.source(), plain.env(), plain.limits(), 1, used));
    }

    @Test
    void nobodyUsesADeploymentOfAnotherTeam() {
        var theirs = hands.crew();
        var foreign = hands.launch(theirs, hands.publish(theirs, "model", DOCKERFILE), "model");

        assertNotFound(() -> launchUsing(script(), "app", foreign.id()));
        assertThat(deployments.list(crew.viewer(), DeploymentQuery.all())).isEmpty();
    }

    @Test
    void aTeamHasOnlySoManyAndEachNameOnce() {
        var script = script();
        hands.launch(crew, script, "one");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deployments.launch(crew.developer(), hands.wish(crew, script, "one")))
                .withMessageContaining("has a deployment of that name");
        for (var name : List.of("two", "three", "four")) {
            deployments.launch(crew.developer(), hands.wish(crew, script, name));
        }
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deployments.launch(crew.developer(), hands.wish(crew, script, "five")))
                .withMessageContaining("may have 4");
    }

    @Test
    void launchesAtTheSameMomentDoNotExceedTheQuota() throws Exception {
        var script = script();
        hands.build(crew, script);
        var launched = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < 12; number++) {
                var wish = hands.wish(crew, script, "model-" + number);
                threads.submit(() -> {
                    deployments.launch(crew.developer(), wish);
                    return launched.incrementAndGet();
                });
            }
        }

        assertThat(launched).hasValue(4);
        assertThat(deployments.list(crew.viewer(), DeploymentQuery.all())).hasSize(4);
    }

    @Test
    void aScriptInUseIsNotDeleted() {
        var script = script();
        var goOn = new CountDownLatch(1);
        engine.builds((fake, _, _, _) -> {
            goOn.await();
            return fake.succeeded();
        });
        var build = hands.order(crew, script);
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> scripts.delete(crew.owner(), script));
        goOn.countDown();
        hands.ended(crew, build);
        var deployment = hands.launch(crew, script, "model");

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> scripts.delete(crew.owner(), script));
        deployments.remove(crew.developer(), deployment.id());
        awaitGone(deployment.id());
        scripts.delete(crew.owner(), script);
    }

    @Test
    void aFollowedLogEndsWhenNobodyListens() throws Exception {
        var deployment = hands.launch(crew, script(), "model");
        var seen = new ConcurrentLinkedQueue<String>();
        var follower = logs.follow(
                crew.developer(),
                ContainerChoice.first(deployment.id()),
                LogRequest.follow(10),
                lines -> lines.forEach(line -> seen.add(line.text())));

        await().until(() -> seen.contains("ready"));
        follower.remove();

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> logs.follow(
                        crew.viewer(), ContainerChoice.first(deployment.id()), LogRequest.follow(1), _ -> {}));
    }

    @Test
    void whoWatchesIsToldOfChangesAndNotOfOtherTeams() {
        var seen = new ConcurrentLinkedQueue<DeploymentStatus>();
        var strangers = new ConcurrentLinkedQueue<DeploymentDetails>();
        var mine = monitor.subscribe(
                crew.viewer(),
                DeploymentQuery.all(),
                snapshot -> snapshot.deployments().forEach(deployment -> seen.add(deployment.status())));
        var theirs = monitor.subscribe(
                crew.outsider(), DeploymentQuery.all(), snapshot -> strangers.addAll(snapshot.deployments()));

        hands.launch(crew, script(), "model");

        await().until(() -> seen.contains(DeploymentStatus.RUNNING));
        assertThat(strangers).isEmpty();
        mine.remove();
        theirs.remove();
    }

    @Test
    void membersMayWhatTheirRoleSaysAndOthersFindNothing() {
        var script = script();
        var id = hands.launch(crew, script, "model").id();
        var wish = hands.wish(crew, script, "another");

        for (var member : List.of(crew.viewer(), crew.developer(), crew.maintainer(), crew.owner())) {
            assertThat(deployments.find(member, id).id()).isEqualTo(id);
            assertThat(deployments.list(member, DeploymentQuery.of(script))).hasSize(1);
        }
        assertForbidden(() -> deployments.launch(crew.viewer(), wish));
        assertForbidden(() -> deployments.start(crew.viewer(), id));
        assertForbidden(() -> deployments.stop(crew.viewer(), id));
        assertForbidden(() -> deployments.remove(crew.viewer(), id));
        assertForbidden(() -> deployments.environment(crew.developer(), id));
        assertThat(deployments.environment(crew.maintainer(), id)).isEmpty();
        for (var stranger : List.of(crew.outsider(), Caller.user("nobody"), new Caller("admin", true))) {
            assertThat(deployments.list(stranger, DeploymentQuery.all())).isEmpty();
            assertNotFound(() -> deployments.find(stranger, id));
            assertNotFound(() -> deployments.launch(stranger, wish));
            assertNotFound(() -> deployments.start(stranger, id));
            assertNotFound(() -> deployments.stop(stranger, id));
            assertNotFound(() -> deployments.remove(stranger, id));
            assertNotFound(() -> deployments.environment(stranger, id));
            assertNotFound(() -> logs.follow(stranger, ContainerChoice.first(id), LogRequest.follow(1), _ -> {}));
            assertNotFound(
                    () -> logs.read(stranger, ContainerChoice.first(id), LogRequest.last(1), _ -> {}, () -> true));
        }
        assertThat(deployments.find(crew.viewer(), id).status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(builds.list(crew.outsider(), BuildQuery.all())).isEmpty();
    }

    @Test
    void whatAnotherLaunchedIsRemovedByMaintainersOnly() {
        var id = deployments
                .launch(crew.maintainer(), hands.wish(crew, script(), "model"))
                .id();
        hands.settled(crew, id);

        assertForbidden(() -> deployments.remove(crew.developer(), id));
        deployments.remove(crew.owner(), id);

        awaitGone(id);
    }

    private void awaitGone(UUID id) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertNotFound(() -> deployments.find(crew.viewer(), id)));
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(call);
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call);
    }

    private static Trouble trouble(DeploymentDetails deployment) {
        return requireNonNull(deployment.trouble());
    }
}
