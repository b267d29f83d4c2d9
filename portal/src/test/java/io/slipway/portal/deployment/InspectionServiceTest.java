package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FakeWork
class InspectionServiceTest {
    private static final String SECRET = "tell-nobody";

    private final InspectionService inspections;
    private final DeploymentService deployments;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;

    @Autowired
    InspectionServiceTest(
            InspectionService inspections, DeploymentService deployments, FakeEngine engine, Hands hands) {
        this.inspections = inspections;
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
        engine.reset();
        model.close();
    }

    private UUID launched() {
        var wish = hands.wish(crew, hands.publish(crew, "model", "FROM debian:trixie-slim\nEXPOSE 8080\n"), "model");
        var env = Map.of("API_TOKEN", SECRET, "GREETING", "hello");
        var request = new LaunchRequest(wish.team(), wish.name(), wish.source(), env, wish.limits(), 1, null);
        var id = deployments.launch(crew.developer(), request).id();
        hands.settled(crew, id);
        return id;
    }

    private Map<String, String> shown(Caller caller, UUID id) {
        return inspections.inspect(caller, id).getFirst().environment().stream()
                .collect(Collectors.toMap(Inspection.Variable::name, found -> text(found.value(), found.hidden())));
    }

    private static String text(@Nullable String value, Inspection.@Nullable Hidden hidden) {
        return value == null ? String.valueOf(hidden) : value;
    }

    @Test
    void theEnginesWordsComeAsFacts() {
        var id = launched();

        assertThat(inspections.inspect(crew.viewer(), id)).singleElement().satisfies(found -> {
            assertThat(found.name()).startsWith("slipway-model-");
            assertThat(found.state().word()).isEqualTo("running");
            assertThat(found.process().command()).containsExactly("/model");
            assertThat(found.limits().memoryBytes()).isEqualTo(LaunchLimits.STANDARD.memoryBytes());
            assertThat(found.labels()).containsEntry("io.slipway.deployment", id.toString());
        });
    }

    @Test
    void valuesAreForMaintainersAndSecretsForNobody() {
        var id = launched();

        assertThat(shown(crew.viewer(), id)).containsEntry("GREETING", "ROLE").containsEntry("API_TOKEN", "SECRET");
        assertThat(shown(crew.developer(), id)).containsEntry("GREETING", "ROLE");
        assertThat(shown(crew.maintainer(), id))
                .containsEntry("GREETING", "hello")
                .containsEntry("API_TOKEN", "SECRET");
        assertThat(inspections.inspect(crew.owner(), id).toString()).doesNotContain(SECRET);
    }

    @Test
    void whatHasNoContainerIsNotInspected() {
        var id = launched();
        engine.containers(io.slipway.engine.Selector.slipway()).forEach(found -> {
            if (id.toString().equals(found.labels().get("io.slipway.deployment"))) {
                engine.remove(found.id());
            }
        });

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> inspections.inspect(crew.viewer(), id))
                .withMessageContaining("has no container");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> inspections.inspect(crew.outsider(), id));
    }

    @Test
    void namesOfSecretsAreKnown() {
        assertThat(new String[] {"AWS_SECRET_ACCESS_KEY", "db_password", "HF_TOKEN", "GOOGLE_CREDENTIALS", "DB_PASS"})
                .allMatch(SecretNames::matches);
        assertThat(new String[] {"PATH", "HOME", "PYTHONPATH", "MODEL_URL", "BYPASS_CHECKS"})
                .noneMatch(SecretNames::matches);
    }
}
