package io.slipway.portal.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.LogRequest;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.build.BuildStatus;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.DeploymentLogService;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.engines.EngineService;
import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditEntry;
import io.slipway.registry.audit.AuditFilter;
import io.slipway.registry.audit.AuditService;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What is done with builds and containers can be read in the audit log.
@FakeWork
class AuditTrailTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\n";

    private final FakeEngine engine;
    private final Hands hands;
    private final BuildService builds;
    private final DeploymentService deployments;
    private final DeploymentLogService logs;
    private final EngineService engines;
    private final AuditService audit;
    private Hands.Crew crew;

    @Autowired
    AuditTrailTest(
            FakeEngine engine,
            Hands hands,
            BuildService builds,
            DeploymentService deployments,
            DeploymentLogService logs,
            EngineService engines,
            AuditService audit) {
        this.engine = engine;
        this.hands = hands;
        this.builds = builds;
        this.deployments = deployments;
        this.logs = logs;
        this.engines = engines;
        this.audit = audit;
        this.crew = hands.crew();
    }

    @BeforeEach
    void start() {
        engine.reset();
        crew = hands.crew();
    }

    @Test
    void aBuildIsWrittenDownFromItsRequestToItsEnd() {
        var script = hands.publish(crew, "model", DOCKERFILE);
        hands.build(crew, script);

        assertThat(lines("build"))
                .containsExactly(
                        "build.request DONE session " + crew.developer().username(),
                        "build.end DONE worker " + crew.developer().username());
    }

    @Test
    void whoCancelsABuildIsWrittenDownOnce() {
        engine.builds((_, _, _, build) -> {
            build.awaitCancel();
            return new BuildEvent.Cancelled();
        });
        var id = hands.order(crew, hands.publish(crew, "model", DOCKERFILE));
        hands.until(crew, id, BuildStatus.RUNNING);
        builds.cancel(crew.maintainer(), id);
        hands.until(crew, id, BuildStatus.CANCELLED);
        builds.cancel(crew.maintainer(), id);

        assertThat(lines("build.cancel"))
                .containsExactly(
                        "build.cancel DONE session " + crew.maintainer().username());
    }

    @Test
    void aContainersLifeIsWrittenDown() throws Exception {
        try (var model = new ModelServer()) {
            engine.containersAnswerAt(model.port());
            var id = hands.launch(crew, hands.publish(crew, "model", DOCKERFILE), "m")
                    .id();
            logs.read(crew.developer(), ContainerChoice.first(id), LogRequest.last(5), _ -> {}, () -> false);
            deployments.stop(crew.developer(), id);
            hands.until(crew, id, DeploymentStatus.STOPPED);
            deployments.remove(crew.maintainer(), id);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> lines("deployment.gone").size() == 1);
        }

        var developer = crew.developer().username();
        assertThat(lines("deployment"))
                .containsExactly(
                        "deployment.launch DONE session " + developer,
                        "deployment.up DONE worker " + developer,
                        "deployment.logs DONE session " + developer,
                        "deployment.stop DONE session " + developer,
                        "deployment.down DONE worker " + developer,
                        "deployment.remove DONE session " + crew.maintainer().username(),
                        "deployment.gone DONE worker " + developer);
    }

    @Test
    void aCheckOfTheEngineIsWrittenDown() {
        var admin = new Caller("checker-" + crew.team(), true);
        engines.checkIsolation(admin, "local");

        var filter = new AuditFilter(admin.username(), "engine.check", null, "", "", null, null, "");
        assertThat(audit.find(admin, filter, null, 10).entries())
                .singleElement()
                .satisfies(line -> assertThat(line.details()).containsKey("isolated"));
    }

    /// Oldest first.
    private List<String> lines(String action) {
        var filter = new AuditFilter("", action, null, "", "", null, null, "");
        return audit.find(crew.owner(), crew.team(), filter, null, 50).entries().reversed().stream()
                .map(AuditTrailTest::told)
                .toList();
    }

    private static String told(AuditEntry line) {
        return "%s %s %s %s".formatted(line.action(), line.outcome(), line.via(), line.actor());
    }
}
