package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FakeWork
class StackServiceTest {
    private final DeploymentService deployments;
    private final StackService stacks;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer server = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    StackServiceTest(DeploymentService deployments, StackService stacks, FakeEngine engine, Hands hands) {
        this.deployments = deployments;
        this.stacks = stacks;
        this.engine = engine;
        this.hands = hands;
        this.crew = hands.crew();
    }

    @BeforeEach
    void start() {
        engine.reset();
        engine.containersAnswerAt(server.port());
        crew = hands.crew();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private DeploymentDetails launch(ScriptName script, String name, @Nullable UUID uses) {
        var plain = hands.wish(crew, script, name);
        var wish = new LaunchRequest(plain.team(), plain.name(), plain.source(), plain.env(), plain.limits(), 1, uses);
        var id = deployments.launch(crew.maintainer(), wish).id();
        return hands.until(crew, id, DeploymentStatus.RUNNING);
    }

    private Stack stack() {
        var script = hands.publish(crew, "model", "FROM debian:trixie-slim\nEXPOSE 8080\n");
        var model = launch(script, "model", null);
        launch(script, "app", model.id());
        launch(script, "board", model.id());
        return stacks.of(crew.viewer(), model.id());
    }

    private void allBecome(Stack stack, DeploymentStatus status) {
        hands.until(crew, stack.model().id(), status);
        stack.users().forEach(user -> hands.until(crew, user.id(), status));
    }

    @Test
    void aModelAndWhatUsesItStopAndStartTogether() {
        var stack = stack();
        assertThat(stack.users()).extracting(user -> user.name().value()).containsExactlyInAnyOrder("app", "board");

        stacks.stop(crew.developer(), stack.model().id());
        allBecome(stack, DeploymentStatus.STOPPED);

        stacks.start(crew.developer(), stack.model().id());
        allBecome(stack, DeploymentStatus.RUNNING);
    }

    @Test
    void theyAreTakenAwayTogetherTheModelLast() {
        var stack = stack();

        stacks.remove(crew.maintainer(), stack.model().id());

        await().until(() ->
                deployments.list(crew.viewer(), DeploymentQuery.all()).isEmpty());
    }

    @Test
    void whoMayNotRemoveOneOfThemRemovesNone() {
        var stack = stack(); // a maintainer's

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> stacks.remove(crew.developer(), stack.model().id()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> stacks.stop(crew.outsider(), stack.model().id()));

        allBecome(stack, DeploymentStatus.RUNNING);
    }
}
