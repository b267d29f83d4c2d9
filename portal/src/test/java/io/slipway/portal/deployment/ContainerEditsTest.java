package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.ContainerSpec;
import io.slipway.engine.Label;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Renaming, duplicating, doing the same with several, and what the history says of it.
@FakeWork
class ContainerEditsTest {
    private static final String SECRET = "tell-nobody";

    private final DeploymentService deployments;
    private final Duplication duplication;
    private final BulkActions bulk;
    private final DeploymentHistory history;
    private final Installation installation;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    ContainerEditsTest(
            DeploymentService deployments,
            Duplication duplication,
            BulkActions bulk,
            DeploymentHistory history,
            Installation installation,
            FakeEngine engine,
            Hands hands) {
        this.deployments = deployments;
        this.duplication = duplication;
        this.bulk = bulk;
        this.history = history;
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
        return hands.publish(crew, "model", "FROM debian:trixie-slim\nEXPOSE 8080\n");
    }

    private DeploymentDetails launch(ScriptName script, String name, Map<String, String> env, @Nullable UUID uses) {
        var wish = hands.wish(crew, script, name);
        var limits = new LaunchLimits(0.5, 64L << 20, 64);
        var request = new LaunchRequest(wish.team(), wish.name(), wish.source(), env, limits, 1, uses);
        return hands.settled(crew, deployments.launch(crew.developer(), request).id());
    }

    private ContainerSpec specOf(UUID id) {
        return engine.specs(installation.selector().and(Label.DEPLOYMENT, id.toString()))
                .getFirst();
    }

    private void awaitGone(UUID id) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThatExceptionOfType(NotFoundException.class)
                        .isThrownBy(() -> deployments.find(crew.viewer(), id)));
    }

    @Test
    void aDuplicateTakesOverWhatItsMakerMayNotSee() {
        var origin = launch(script(), "model", Map.of("API_TOKEN", SECRET, "MODE", "fast", "OLD", "1"), null);

        var proposal = duplication.proposal(crew.developer(), origin.id());
        assertThat(proposal.name().value()).isEqualTo("model-2");
        assertThat(proposal.limits()).isEqualTo(origin.limits());
        assertThat(proposal.env()).isEmpty();
        var edited = new LaunchRequest(
                proposal.team(),
                proposal.name(),
                proposal.source(),
                Map.of("MODE", "slow"),
                proposal.limits(),
                proposal.replicas(),
                proposal.uses());
        var copy = duplication.launch(crew.developer(), origin.id(), edited, Set.of("API_TOKEN", "MODE"));

        hands.until(crew, copy.id(), DeploymentStatus.RUNNING);
        assertThat(deployments.environment(crew.maintainer(), copy.id()))
                .isEqualTo(Map.of("API_TOKEN", SECRET, "MODE", "slow"));
        assertThat(duplication.proposal(crew.developer(), copy.id()).name().value())
                .isEqualTo("model-3");
    }

    @Test
    void aNumberThatIsPartOfANameStaysInTheNamesOfDuplicates() {
        var origin = launch(script(), "resnet-50", Map.of(), null);

        assertThat(duplication.proposal(crew.developer(), origin.id()).name().value())
                .isEqualTo("resnet-50-2");
    }

    @Test
    void aDuplicateCannotKeepAVariableThatItsOriginLacks() {
        var origin = launch(script(), "model", Map.of("MODE", "fast"), null);
        var proposal = duplication.proposal(crew.developer(), origin.id());

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(
                        () -> duplication.launch(crew.developer(), origin.id(), proposal, Set.of("MODE", "API_TOKEN")))
                .withMessageContaining("'API_TOKEN'");
        assertThat(deployments.list(crew.viewer(), DeploymentQuery.all())).hasSize(1);
    }

    @Test
    void whatWasDoneToOneInTroubleIsStillToldInItsOwnWords() {
        engine.containersExitWith(3, "no memory left");
        var id = launch(script(), "model", Map.of(), null).id();
        deployments.rename(crew.maintainer(), id, new DeploymentName("renamed"));

        var events = history.of(crew.viewer(), id);

        assertThat(events.getFirst().note()).isEqualTo("renamed, before model");
        assertThat(events.get(1).what()).isEqualTo("failed");
        assertThat(events.get(1).note()).contains("exit code 3");
    }

    @Test
    void nobodyDuplicatesWhatTheyMayNotLaunch() {
        var origin = launch(script(), "model", Map.of(), null);
        var others = new LaunchRequest(
                hands.crew().team(),
                new DeploymentName("stolen"),
                duplication.proposal(crew.developer(), origin.id()).source(),
                Map.of(),
                origin.limits(),
                1,
                null);

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> duplication.proposal(crew.viewer(), origin.id()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> duplication.proposal(crew.outsider(), origin.id()));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> duplication.launch(crew.developer(), origin.id(), others, Set.of("API_TOKEN")))
                .withMessageContaining("team");
    }

    @Test
    void aRenamedModelIsFoundByItsUsersAsBefore() {
        var script = script();
        var used = launch(script, "model", Map.of(), null);

        assertThat(deployments
                        .rename(crew.developer(), used.id(), new DeploymentName("old"))
                        .name()
                        .value())
                .isEqualTo("old");
        var app = launch(script, "model", Map.of(), used.id());

        assertThat(deployments.find(crew.viewer(), used.id()).container()).isEqualTo(used.container());
        var user = specOf(app.id());
        assertThat(user.env()).containsEntry("MODEL_URL", "http://model:8080");
        assertThat(user.extraNetworks().values())
                .as("nobody else answers to the model's host name")
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .startsWith("model-");
    }

    @Test
    void aNameIsUniqueInItsTeamAndDevelopersGiveIt() {
        var script = script();
        var first = launch(script, "first", Map.of(), null);
        launch(script, "second", Map.of(), null);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deployments.rename(crew.developer(), first.id(), new DeploymentName("second")))
                .withMessageContaining("Could not rename 'first' to 'second'");
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> deployments.rename(crew.viewer(), first.id(), new DeploymentName("third")));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> deployments.rename(crew.outsider(), first.id(), new DeploymentName("third")));
        assertThat(deployments.find(crew.viewer(), first.id()).name().value()).isEqualTo("first");
    }

    @Test
    void severalTakeAnActionAndThoseThatCannotSayWhy() {
        var script = script();
        var running = launch(script, "running", Map.of(), null);
        var stopped = launch(script, "stopped", Map.of(), null);
        deployments.stop(crew.developer(), stopped.id());
        hands.until(crew, stopped.id(), DeploymentStatus.STOPPED);

        var outcome = bulk.apply(crew.developer(), BulkAction.STOP, List.of(running, stopped));
        assertThat(outcome.done()).containsExactly("running");
        assertThat(outcome.refused()).containsExactly(new BulkOutcome.Refusal("stopped", "it is stopped"));
        hands.until(crew, running.id(), DeploymentStatus.STOPPED);

        var viewers = bulk.apply(crew.viewer(), BulkAction.START, List.of(running, stopped));
        assertThat(viewers.done()).isEmpty();
        assertThat(viewers.refused())
                .hasSize(2)
                .allSatisfy(refusal -> assertThat(refusal.reason()).contains("developer"));
    }

    @Test
    void aModelAndWhatUsesItAreDeletedTogether() {
        var script = script();
        var used = launch(script, "a-model", Map.of(), null);
        var app = launch(script, "the-app", Map.of(), used.id());

        var outcome = bulk.apply(crew.developer(), BulkAction.DELETE, List.of(used, app));

        assertThat(outcome.done()).containsExactly("the-app", "a-model");
        awaitGone(app.id());
        awaitGone(used.id());
    }

    @Test
    void theHistoryTellsWhoDidWhatUnderEveryName() {
        var id = launch(script(), "model", Map.of("API_TOKEN", SECRET), null).id();
        deployments.rename(crew.maintainer(), id, new DeploymentName("renamed"));
        deployments.stop(crew.owner(), id);
        hands.until(crew, id, DeploymentStatus.STOPPED);

        var events = history.of(crew.viewer(), id);

        assertThat(events)
                .extracting(DeploymentEvent::what)
                .containsExactly("stopped", "stop asked for", "renamed", "runs", "launched");
        assertThat(events.get(2).who()).isEqualTo(crew.maintainer().username());
        assertThat(events.get(2).note()).isEqualTo("renamed, before model");
        assertThat(events.getFirst().byItself()).isTrue();
        assertThat(events.toString()).doesNotContain(SECRET);
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> history.of(crew.outsider(), id));
    }
}
