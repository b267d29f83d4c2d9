package io.slipway.portal.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerSummary;
import io.slipway.engine.Label;
import io.slipway.engine.LogRequest;
import io.slipway.engine.Selector;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Replicas come and go, and a deployment becomes another revision, without ever leaving nobody to answer.
@FakeWork
class RolloutTest {
    private final DeploymentService deployments;
    private final ContainerControl control;
    private final DeploymentLedger ledger;
    private final DeploymentLogService logs;
    private final Installation installation;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    RolloutTest(
            DeploymentService deployments,
            ContainerControl control,
            DeploymentLedger ledger,
            DeploymentLogService logs,
            Installation installation,
            FakeEngine engine,
            Hands hands) {
        this.deployments = deployments;
        this.control = control;
        this.ledger = ledger;
        this.logs = logs;
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

    private ScriptName revise(String word) {
        return hands.publish(crew, "model", "FROM debian:trixie-slim\nEXPOSE 8080\n# " + word + "\n");
    }

    private DeploymentDetails launched(int replicas) {
        var deployment = hands.launch(crew, revise("one"), "model");
        if (replicas > 1) {
            deployments.scale(crew.developer(), deployment.id(), replicas);
        }
        return has(deployment.id(), replicas);
    }

    private DeploymentDetails has(UUID id, int containers) {
        return until(id, found -> found.containers().size() == containers);
    }

    private DeploymentDetails until(UUID id, Predicate<DeploymentDetails> condition) {
        return await().until(() -> deployments.find(crew.viewer(), id), condition);
    }

    private Selector of(UUID deployment) {
        return installation.selector().and(Label.DEPLOYMENT, deployment.toString());
    }

    private Set<ContainerId> onEngine(UUID deployment) {
        return engine.containers(of(deployment)).stream()
                .map(ContainerSummary::id)
                .collect(Collectors.toSet());
    }

    @Test
    void whatAnyContainerOfADeploymentWritesCanBeReadAndNoOthers() throws Exception {
        var deployment = launched(2);
        var another = launched(hands.crew());
        var seen = new ArrayList<String>();

        for (var container : deployment.containers()) {
            var choice = new ContainerChoice(deployment.id(), container);
            logs.read(
                    crew.developer(),
                    choice,
                    LogRequest.last(5),
                    lines -> lines.forEach(line -> seen.add(line.text())),
                    () -> true);
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> logs.read(crew.viewer(), choice, LogRequest.last(5), _ -> {}, () -> true));
        }

        assertThat(seen).containsExactly("ready", "ready");
        assertThatExceptionOfType(NotFoundException.class)
                .as("a container that is there, but another deployment's")
                .isThrownBy(() -> logs.read(
                        crew.developer(),
                        new ContainerChoice(deployment.id(), another.container()),
                        LogRequest.last(5),
                        _ -> {},
                        () -> true));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> ContainerChoice.of(deployment.id(), "../no/id"));
    }

    private DeploymentDetails launched(Hands.Crew whose) {
        return hands.launch(whose, hands.publish(whose, "other", "FROM debian:trixie-slim\nEXPOSE 8080\n"), "other");
    }

    @Test
    void moreReplicasAreStartedBesideTheFirst() {
        var deployment = launched(3);

        assertThat(deployment.replication().wanted()).isEqualTo(3);
        assertThat(onEngine(deployment.id())).containsExactlyInAnyOrderElementsOf(deployment.containers());
        assertThat(engine.networks(of(deployment.id()))).hasSize(1);
        assertThat(engine.specs(of(deployment.id())))
                .extracting(spec -> spec.name().value())
                .doesNotHaveDuplicates();
    }

    @Test
    void fewerReplicasAreLeftWhenFewerAreWanted() {
        var deployment = launched(3);

        deployments.scale(crew.developer(), deployment.id(), 1);

        var alone = has(deployment.id(), 1);
        assertThat(alone.container()).isEqualTo(deployment.container());
        await().until(() -> onEngine(deployment.id()).size() == 1);
    }

    @Test
    void anImpossibleNumberOfReplicasIsRefused() {
        var deployment = launched(1);

        for (int wrong : List.of(0, -1, 9)) {
            assertThatExceptionOfType(InvalidException.class)
                    .isThrownBy(() -> deployments.scale(crew.developer(), deployment.id(), wrong))
                    .withMessageContaining("between 1 and 8");
        }
    }

    @Test
    void aReplicaThatDiesIsReplaced() {
        var deployment = launched(2);
        var replica = deployment.replication().others().getFirst().container();

        engine.kill(replica, 139);

        var healed = until(
                deployment.id(),
                found -> found.containers().size() == 2 && !found.containers().contains(replica));
        assertThat(healed.status()).isEqualTo(DeploymentStatus.RUNNING);
        await().until(() -> !onEngine(deployment.id()).contains(replica));
    }

    @Test
    void whenTheFirstDiesAnotherTakesItsPlace() {
        var deployment = launched(2);
        var first = requireNonNull(deployment.container());

        engine.kill(first, 139);

        var healed = until(
                deployment.id(),
                found -> found.containers().size() == 2 && !found.containers().contains(first));
        assertThat(healed.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(healed.container())
                .isEqualTo(deployment.replication().others().getFirst().container());
    }

    @Test
    void replicasThatDoNotComeUpAreGivenUpWithTheReason() {
        var deployment = launched(1);
        engine.containersExitWith(3, "no memory left");

        deployments.scale(crew.developer(), deployment.id(), 3);

        var found = until(deployment.id(), now -> now.trouble() != null);
        assertThat(found.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(found.replication().wanted()).isEqualTo(1);
        assertThat(requireNonNull(found.trouble()).message())
                .contains("3 replicas")
                .contains("exit code 3");
        assertThat(onEngine(deployment.id())).containsExactly(requireNonNull(deployment.container()));
    }

    @Test
    void pausingStoppingAndStartingMeanEveryReplica() {
        var id = launched(2).id();

        control.pause(crew.developer(), id);
        assertThat(engine.containers(of(id)))
                .extracting(ContainerSummary::state)
                .containsOnly("paused")
                .hasSize(2);
        control.resume(crew.developer(), id);

        deployments.stop(crew.developer(), id);
        hands.until(crew, id, DeploymentStatus.STOPPED);
        assertThat(engine.containers(of(id)))
                .extracting(ContainerSummary::state)
                .doesNotContain("running");

        deployments.start(crew.developer(), id);
        has(id, 2);
    }

    @Test
    void aRelaunchLeavesTheOldContainersUntilTheNewOnesAnswer() {
        var deployment = launched(2);
        revise("two");
        model.healthIs(503);

        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);

        await().until(() -> onEngine(deployment.id()).size() == 3);
        var meanwhile = deployments.find(crew.viewer(), deployment.id());
        assertThat(meanwhile.revision()).isEqualTo(1);
        assertThat(requireNonNull(meanwhile.next()).revision()).isEqualTo(2);
        assertThat(onEngine(deployment.id())).containsAll(deployment.containers());

        model.healthIs(200);

        var relaunched = until(deployment.id(), found -> found.revision() == 2);
        assertThat(relaunched.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(relaunched.next()).isNull();
        assertThat(relaunched.containers()).hasSize(2).doesNotContainAnyElementsOf(deployment.containers());
        await().until(() -> onEngine(deployment.id()).equals(Set.copyOf(relaunched.containers())));
        assertThat(engine.specs(of(deployment.id())))
                .extracting(spec -> Label.REVISION.in(spec.labels().asMap()).orElse(""))
                .containsOnly("2");
    }

    @Test
    void noContainerOfARevisionGetsTheNameBeforeAllOfThemAnswer() {
        var deployment = launched(2);
        revise("two");

        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);

        var fresh = until(deployment.id(), found -> found.revision() == 2).containers();
        var inOrder = engine.startedOrNamed().stream().filter(fresh::contains).toList();
        assertThat(inOrder).hasSize(4);
        assertThat(inOrder.subList(0, 2)).doesNotHaveDuplicates().isEqualTo(inOrder.subList(2, 4));
    }

    @Test
    void whatIsReadyWhenNobodyWantsItAnyMoreIsNotCountedOn() {
        var deployment = launched(1);
        var late = new Instance(new ContainerId("late"), 1, null);
        var contract = new ModelContract(8080, "/predict", "/health", null, null, null);

        assertThat(ledger.joined(deployment.id(), late)).isFalse();
        assertThat(ledger.switched(
                        deployment.id(), new Release(9, UUID.randomUUID()), "sha256:", contract, List.of(late)))
                .isFalse();
        assertThat(ledger.joined(UUID.randomUUID(), late))
                .as("one that is gone")
                .isFalse();

        assertThat(deployments.find(crew.viewer(), deployment.id()).containers())
                .isEqualTo(deployment.containers());
    }

    @Test
    void changesAtTheSameTimeWaitForEachOther() throws Exception {
        var id = launched(1).id();
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var changes = new ArrayList<Future<?>>();
            for (int i = 0; i < 20; i++) {
                changes.add(pool.submit(() -> deployments.scale(crew.developer(), id, 1)));
                changes.add(pool.submit(() -> deployments.cancelRelaunch(crew.developer(), id)));
            }
            for (var change : changes) {
                change.get(); // none was lost to another
            }
        }
        assertThat(has(id, 1).status()).isEqualTo(DeploymentStatus.RUNNING);
    }

    @Test
    void aRevisionThatDoesNotComeUpLeavesTheOldOneRunning() {
        var deployment = launched(2);
        revise("broken");
        engine.containersExitWith(1, "no such model");

        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);

        var found = until(deployment.id(), now -> now.trouble() != null);
        assertThat(found.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(found.revision()).isEqualTo(1);
        assertThat(found.next()).isNull();
        assertThat(found.containers()).isEqualTo(deployment.containers());
        assertThat(requireNonNull(found.trouble()).message())
                .contains("Relaunch on revision 2 failed")
                .contains("Revision 1 goes on");
        assertThat(onEngine(deployment.id())).containsExactlyInAnyOrderElementsOf(deployment.containers());
    }

    @Test
    void anImageThatCannotBeBuiltLeavesTheOldOneRunning() {
        var deployment = launched(1);
        revise("unbuildable");
        engine.builds((_, _, _, _) -> FakeEngine.failed("no such package"));

        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);

        var found = until(deployment.id(), now -> now.trouble() != null);
        assertThat(found.status()).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(requireNonNull(found.trouble()).message()).contains("its build failed");
    }

    @Test
    void aRelaunchCanBeCancelled() {
        var deployment = launched(1);
        revise("two");
        model.healthIs(503);
        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);
        await().until(() -> onEngine(deployment.id()).size() == 2);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST));
        deployments.cancelRelaunch(crew.developer(), deployment.id());

        await().until(() -> onEngine(deployment.id()).equals(Set.of(requireNonNull(deployment.container()))));
        assertThat(deployments.find(crew.viewer(), deployment.id()).revision()).isEqualTo(1);
    }

    @Test
    void aContainerThatDiesWhileItIsRelaunchedDoesNotStopTheRelaunch() {
        var deployment = launched(1);
        revise("two");
        model.healthIs(503);
        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);
        await().until(() -> onEngine(deployment.id()).size() == 2);

        engine.kill(requireNonNull(deployment.container()), 139);
        hands.until(crew, deployment.id(), DeploymentStatus.FAILED);
        model.healthIs(200);

        var relaunched = hands.until(crew, deployment.id(), DeploymentStatus.RUNNING);
        assertThat(relaunched.revision()).isEqualTo(2);
        assertThat(relaunched.trouble()).isNull();
    }

    @Test
    void oneThatDoesNotRunIsStartedAsTheOtherRevision() {
        var deployment = launched(1);
        deployments.stop(crew.developer(), deployment.id());
        hands.until(crew, deployment.id(), DeploymentStatus.STOPPED);
        revise("two");

        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);

        assertThat(hands.until(crew, deployment.id(), DeploymentStatus.RUNNING).revision())
                .isEqualTo(2);
    }

    @Test
    void anEngineThatDoesNotAnswerEndsARelaunchAndNothingElse() {
        var deployment = launched(1);
        revise("two");
        engine.builds((fake, _, _, _) -> {
            fake.goDown();
            return fake.succeeded();
        });

        deployments.relaunch(crew.developer(), deployment.id(), RevisionSelector.LATEST);

        var held = until(deployment.id(), now -> now.trouble() != null);
        assertThat(held.status()).isEqualTo(DeploymentStatus.RUNNING);
        engine.comeBack();
        var goesOn = until(deployment.id(), now -> now.next() == null);
        assertThat(goesOn.status()).isEqualTo(DeploymentStatus.RUNNING);
    }
}
