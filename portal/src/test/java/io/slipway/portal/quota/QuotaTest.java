package io.slipway.portal.quota;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentQuery;
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
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FakeWork
class QuotaTest {
    private static final Caller ADMIN = new Caller("admin", true);
    private static final long STANDARD_MEMORY = 512L << 20;

    private final QuotaService quotas;
    private final DeploymentService deployments;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    QuotaTest(QuotaService quotas, DeploymentService deployments, FakeEngine engine, Hands hands) {
        this.quotas = quotas;
        this.deployments = deployments;
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

    private ScriptName script() {
        return hands.publish(crew, "model", "FROM debian:trixie-slim\n");
    }

    private void allow(
            @Nullable Double cpus, @Nullable Long memory, @Nullable Integer containers, @Nullable Long images) {
        quotas.set(ADMIN, crew.team(), new OwnLimits(cpus, memory, containers, images));
    }

    private DeploymentDetails launch(ScriptName script, String name) {
        return deployments.launch(crew.developer(), hands.wish(crew, script, name));
    }

    private void assertRefused(Callable<?> action, String... words) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(action::call)
                .satisfies(e -> assertThat(e.detail()).contains(words));
    }

    @Test
    void aLaunchBeyondTheQuotaIsRefusedWithWhatIsUsedAndAskedAndWhoCanChangeIt() {
        var script = script();
        allow(1.5, null, null, null);
        hands.launch(crew, script, "first");

        assertRefused(
                () -> launch(script, "second"),
                "Could not launch 'second'",
                "uses 1 of its 1.5 CPUs",
                "asks for 1.",
                "site administrator");

        allow(null, STANDARD_MEMORY, null, null);
        assertRefused(() -> launch(script, "second"), "uses 512 MiB of its 512 MiB of memory");
        allow(null, null, 1, null);
        assertRefused(() -> launch(script, "second"), "uses 1 of its 1 running containers");
        allow(null, null, null, null);
        assertThat(launch(script, "second").status()).isEqualTo(DeploymentStatus.QUEUED);
    }

    @Test
    void everyContainerOfADeploymentCounts() {
        var id = hands.launch(crew, script(), "model").id();
        allow(null, null, 2, null);

        deployments.scale(crew.developer(), id, 2);
        assertRefused(() -> deployments.scale(crew.developer(), id, 3), "Could not have 'model' run", "asks for 3");

        assertThat(quotas.of(crew.viewer(), crew.team()).used())
                .isEqualTo(new Resources(2, 2 * STANDARD_MEMORY, 2, 4_096));
    }

    @Test
    void whatIsStoppedTakesNothingAndNeedsRoomToStart() {
        var script = script();
        allow(null, null, 1, null);
        var first = hands.launch(crew, script, "first").id();
        deployments.stop(crew.developer(), first);
        hands.until(crew, first, DeploymentStatus.STOPPED);
        hands.launch(crew, script, "second");

        assertRefused(() -> deployments.start(crew.developer(), first), "Could not have 'first' run");
        assertRefused(() -> deployments.restart(crew.developer(), first), "Could not have 'first' run");
        assertThat(deployments.find(crew.viewer(), first).status()).isEqualTo(DeploymentStatus.STOPPED);
    }

    @Test
    void whatRunsGoesOnAndMayBeRestartedWhenTheQuotaIsLowered() {
        var id = hands.launch(crew, script(), "model").id();
        allow(0.0, null, null, null);

        deployments.start(crew.developer(), id);
        deployments.restart(crew.developer(), id);

        hands.until(crew, id, DeploymentStatus.RUNNING);
    }

    @Test
    void aRestartDoesNotFailOverImagesThatWereAllowedBefore() {
        var running = hands.launch(crew, script(), "model");
        allow(null, null, null, 0L);

        deployments.restart(crew.developer(), running.id());

        var again = await().until(
                        () -> deployments.find(crew.viewer(), running.id()),
                        found -> !Objects.equals(found.startedAt(), running.startedAt())
                                && found.status() == DeploymentStatus.RUNNING);
        assertThat(again.trouble()).isNull();
    }

    @Test
    void aRelaunchMayHaveAnotherImageInPlaceOfItsOwnButNotOneMore() {
        var script = script();
        allow(null, null, null, 4_096L);
        var first = hands.launch(crew, script, "first").id();
        hands.publish(crew, "model", "FROM debian:trixie-slim\n# two\n");

        deployments.relaunch(crew.developer(), first, RevisionSelector.LATEST);
        var second = await().until(() -> deployments.find(crew.viewer(), first), found -> found.revision() == 2);
        hands.launch(crew, script, "same-image");
        hands.publish(crew, "model", "FROM debian:trixie-slim\n# three\n");
        deployments.relaunch(crew.developer(), first, RevisionSelector.LATEST);

        var refused = await().until(() -> deployments.find(crew.viewer(), first), found -> found.trouble() != null);
        assertThat(refused.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(refused.revision()).isEqualTo(2);
        assertThat(refused.containers()).isEqualTo(second.containers());
        assertThat(requireNonNull(refused.trouble()).message())
                .contains("Could not relaunch 'first'", "uses 4.1 kB of its 4.1 kB of images", "Revision 2 goes on");
    }

    @Test
    void manyLaunchesAtOnceDoNotShareTheLastRoom() throws Exception {
        var script = script();
        hands.build(crew, script);
        allow(null, null, 1, null);
        var actions = new ArrayList<Callable<DeploymentDetails>>();
        for (int i = 0; i < 8; i++) {
            var name = "model-" + i;
            actions.add(() -> launch(script, name));
        }

        assertThat(succeeded(actions)).isEqualTo(1);

        assertThat(deployments.list(crew.viewer(), DeploymentQuery.all())).hasSize(1);
    }

    @Test
    void startsAndLaunchesAtOnceDoNotShareTheLastRoom() throws Exception {
        var script = script();
        var stopped = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            var id = hands.launch(crew, script, "model-" + i).id();
            deployments.stop(crew.developer(), id);
            hands.until(crew, id, DeploymentStatus.STOPPED);
            stopped.add(id);
        }
        allow(null, null, 1, null);
        var actions = new ArrayList<Callable<DeploymentDetails>>();
        stopped.forEach(id -> actions.add(() -> deployments.start(crew.developer(), id)));
        actions.add(() -> launch(script, "another"));

        assertThat(succeeded(actions)).isEqualTo(1);
    }

    /// How many of them are let through when all begin at once; the others are refused for the quota.
    private static int succeeded(List<Callable<DeploymentDetails>> actions) throws Exception {
        var together = new CountDownLatch(actions.size());
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = actions.stream()
                    .map(action -> pool.submit(() -> {
                        together.countDown();
                        together.await();
                        return action.call();
                    }))
                    .toList();
            var through = 0;
            for (var one : running) {
                through += isThrough(one) ? 1 : 0;
            }
            return through;
        }
    }

    private static boolean isThrough(Future<?> action) throws InterruptedException {
        try {
            action.get();
            return true;
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ConflictException.class).hasMessageContaining("running containers");
            return false;
        }
    }

    @Test
    void imagesCountOnceAndAreRefusedWhenTheyAreBuiltAlready() {
        var first = script();
        allow(null, null, null, 4_096L);
        hands.launch(crew, first, "first");
        assertThat(hands.launch(crew, first, "same-image").status()).isEqualTo(DeploymentStatus.RUNNING);
        var second = hands.publish(crew, "another", "FROM debian:trixie-slim\n# another\n");
        hands.build(crew, second);

        assertRefused(() -> launch(second, "second"), "uses 4.1 kB of its 4.1 kB of images", "asks for 4.1 kB");
    }

    @Test
    void anImageThatIsBuiltForALaunchIsLookedAtBeforeItsContainerStarts() {
        allow(null, null, null, 4_096L);
        hands.launch(crew, script(), "first");
        var second = hands.publish(crew, "another", "FROM debian:trixie-slim\n# another\n");

        var launched = hands.launch(crew, second, "second");

        assertThat(launched.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(requireNonNull(launched.trouble()).message()).contains("Could not launch 'second'", "of images");
        assertThat(launched.container()).isNull();
    }

    @Test
    void membersSeeItAndSiteAdministratorsAloneChangeIt() {
        var none = new OwnLimits(2.0, null, null, null);
        for (var member : List.of(crew.viewer(), crew.developer(), crew.owner())) {
            assertThat(quotas.of(member, crew.team()).used()).isEqualTo(Resources.NONE);
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> quotas.set(member, crew.team(), none))
                    .withMessageContaining("site administrator");
        }
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> quotas.of(crew.outsider(), crew.team()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> quotas.set(crew.outsider(), crew.team(), none));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> quotas.set(ADMIN, new TeamName("no-such-team"), none));

        assertThat(quotas.of(crew.owner(), crew.team()).mayChange()).isFalse();
        assertThat(quotas.of(ADMIN, crew.team()).mayChange()).isTrue();
        assertThat(quotas.set(ADMIN, crew.team(), none).limits().cpus()).isEqualTo(2);
        assertThat(quotas.of(crew.viewer(), crew.team()).own()).isEqualTo(none);
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new OwnLimits(Double.NaN, null, null, null));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new OwnLimits(null, -1L, null, null));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new OwnLimits(null, null, -1, null));
    }
}
