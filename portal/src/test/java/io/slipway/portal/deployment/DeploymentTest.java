package io.slipway.portal.deployment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.ContainerId;
import io.slipway.registry.ConflictException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final ScriptName SCRIPT = ScriptName.of("vision", "digits");
    private static final ModelContract CONTRACT =
            new ModelContract(8080, "/predict", "/health", "raw", "sample.json", "/");
    private static final Trouble TROUBLE = new Trouble("It broke.", "Mend it.");

    private final Deployment deployment = new Deployment(
            LaunchRequest.of(
                    new TeamName("vision"),
                    new DeploymentName("digits"),
                    new LaunchSource.OfRevision(SCRIPT, RevisionSelector.LATEST)),
            SCRIPT,
            3,
            UUID.randomUUID(),
            "bob",
            NOW);

    private void run() {
        deployment.starting("sha256:" + "a".repeat(64), CONTRACT, NOW);
        deployment.started(new ContainerId("c1"), 32_768, NOW);
        deployment.running(NOW);
    }

    @Test
    void hasAnAddressOnlyWhileItRuns() {
        assertThat(deployment.details().endpoint()).isNull();
        deployment.starting("sha256:" + "a".repeat(64), CONTRACT, NOW);
        deployment.started(new ContainerId("c1"), 32_768, NOW);
        assertThat(requireNonNull(deployment.details().endpoint()).url()).isNull();

        deployment.running(NOW);

        assertThat(requireNonNull(deployment.details().endpoint()).url()).isEqualTo("http://127.0.0.1:32768");
        assertThat(deployment.details().health()).isEqualTo(Health.HEALTHY);
    }

    @Test
    void failsWithAReasonAndCanBeStartedAnew() {
        run();
        deployment.failed(TROUBLE, NOW);
        assertThat(deployment.details().trouble()).isEqualTo(TROUBLE);
        assertThat(deployment.isUnsettled()).isFalse();

        deployment.start(NOW);

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.QUEUED);
        assertThat(deployment.details().trouble()).isNull();
        assertThat(deployment.container()).as("a fresh container is wanted").isNull();
        assertThat(deployment.isUnsettled()).isTrue();
    }

    @Test
    void keepsItsContainerWhenStopped() {
        run();
        deployment.stop(NOW);
        assertThat(deployment.isUnsettled()).isTrue();
        deployment.stopped(NOW);
        assertThat(deployment.status()).isEqualTo(DeploymentStatus.STOPPED);

        deployment.start(NOW);

        assertThat(deployment.container()).isEqualTo(new ContainerId("c1"));
        assertThat(deployment.status()).isEqualTo(DeploymentStatus.QUEUED);
    }

    @Test
    void isNotFailedByALaunchThatNobodyWantsAnyMore() {
        deployment.starting("sha256:" + "a".repeat(64), CONTRACT, NOW);
        deployment.stop(NOW);

        deployment.failed(TROUBLE, NOW);

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.STARTING);
        assertThat(deployment.isUnsettled()).as("the stop is still to be done").isTrue();
    }

    @Test
    void neitherStartsNorStopsWhileItIsRemoved() {
        deployment.remove(NOW);

        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> deployment.start(NOW));
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> deployment.stop(NOW));
        assertThat(deployment.status()).isEqualTo(DeploymentStatus.REMOVING);
    }

    @Test
    void staysAsItIsWhenStartedWhileItRuns() {
        run();

        deployment.start(NOW);

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.RUNNING);
    }

    @Test
    void goesOnWithTheReplicasItHasWhenNoMoreCanBeHad() {
        run();
        deployment.scale(3, NOW);

        deployment.replicasFailed(TROUBLE, NOW);

        assertThat(deployment.replicas()).isEqualTo(1);
        assertThat(requireNonNull(deployment.details().trouble()).message()).contains("3 replicas", "It broke.");
    }

    @Test
    void isNotToldOfReplicasThatNobodyWantsAnyMore() {
        run();
        deployment.scale(3, NOW);
        deployment.scale(1, NOW);

        deployment.replicasFailed(TROUBLE, NOW);

        assertThat(deployment.replicas()).isEqualTo(1);
        assertThat(deployment.details().trouble()).isNull();

        deployment.scale(2, NOW);
        deployment.stop(NOW);
        deployment.replicasFailed(TROUBLE, NOW);
        assertThat(deployment.replicas())
                .as("what is wanted when it starts again")
                .isEqualTo(2);
    }

    @Test
    void countsAsStoppedWhenItEndedInOrder() {
        run();

        deployment.ended(new Ending(TROUBLE, true, false, "exited"), NOW);

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.STOPPED);
        assertThat(deployment.details().trouble()).isEqualTo(TROUBLE);
        assertThat(deployment.isUnsettled()).isFalse();
    }

    @Test
    void countsAsFailedWhenItsContainerVanished() {
        run();

        deployment.ended(Ending.vanished(), NOW);

        assertThat(deployment.status()).isEqualTo(DeploymentStatus.FAILED);
        assertThat(deployment.container()).isNull();
    }
}
