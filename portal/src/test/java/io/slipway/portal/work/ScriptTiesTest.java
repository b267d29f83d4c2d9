package io.slipway.portal.work;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.BuildEvent;
import io.slipway.portal.build.BuildDetails;
import io.slipway.portal.build.BuildOrder;
import io.slipway.portal.build.BuildQuery;
import io.slipway.portal.build.BuildService;
import io.slipway.portal.comparison.ReportHands;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.registry.ConflictException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.diff.DiffService;
import io.slipway.registry.diff.LatencyRatio;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDeletion;
import io.slipway.registry.script.ScriptKeeping;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// What came of a script stays with it when it gets another name, and goes or stays as it should when it is deleted.
@FakeWork
class ScriptTiesTest {
    private final BuildService builds;
    private final DeploymentService deployments;
    private final DiffService diffs;
    private final ScriptService scripts;
    private final ScriptKeeping keeping;
    private final ScriptDeletion deletion;
    private final FakeEngine engine;
    private final ReportHands reports;
    private final Hands hands;
    private Hands.Crew crew;
    private ScriptName script;

    @Autowired
    ScriptTiesTest(
            BuildService builds,
            DeploymentService deployments,
            DiffService diffs,
            ScriptService scripts,
            ScriptKeeping keeping,
            ScriptDeletion deletion,
            FakeEngine engine,
            ReportHands reports,
            Hands hands) {
        this.builds = builds;
        this.deployments = deployments;
        this.diffs = diffs;
        this.scripts = scripts;
        this.keeping = keeping;
        this.deletion = deletion;
        this.engine = engine;
        this.reports = reports;
        this.hands = hands;
        this.crew = hands.crew();
        this.script = crew.script("model");
    }

    @BeforeEach
    void publishTwoRevisions() {
        engine.reset();
        crew = hands.crew();
        script = crew.script("model");
        publish();
    }

    private void publish() {
        hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN one\n");
        hands.publish(crew, "model", "FROM debian:trixie-slim\nRUN two\n");
    }

    private List<BuildDetails> buildsOf(ScriptName name) {
        return builds.list(crew.viewer(), BuildQuery.of(name));
    }

    private List<DeploymentDetails> deploymentsOf(ScriptName name) {
        return deployments.list(crew.viewer(), new DeploymentQuery(null, name));
    }

    private RevisionDetails revision(int number) {
        return scripts.revision(crew.viewer(), script, RevisionSelector.number(number));
    }

    private @Nullable LatencyRatio measured(ScriptName name) {
        return diffs.between(
                        crew.viewer(),
                        RevisionReference.of(name, 1),
                        RevisionReference.of(name, 2),
                        DiffOptions.DEFAULT)
                .effect()
                .ratio();
    }

    @Test
    void buildsContainersAndMeasurementsFollowAScriptToItsNewName() {
        var build = hands.build(crew, script);
        var deployment = hands.launch(crew, script, "model-1");
        var report = reports.faster(crew.team(), revision(1), revision(2));

        keeping.rename(crew.maintainer(), script, "better-name");

        var renamed = crew.script("better-name");
        assertThat(buildsOf(renamed)).extracting(BuildDetails::id).containsExactly(build.id());
        assertThat(builds.find(crew.viewer(), build.id()).script()).isEqualTo(renamed);
        assertThat(deploymentsOf(renamed)).extracting(DeploymentDetails::id).containsExactly(deployment.id());
        assertThat(requireNonNull(measured(renamed)).report()).isEqualTo(report);
        assertThat(buildsOf(script)).as("asked by the old name").hasSize(1);
        assertThat(deploymentsOf(script)).as("asked by the old name").hasSize(1);
    }

    @Test
    void whatIsBuiltOrLaunchedByAnOldNameBelongsToTheScript() {
        keeping.rename(crew.maintainer(), script, "better-name");

        var built = hands.build(crew, script);
        var launched = hands.launch(crew, script, "model-1");

        assertThat(built.script()).isEqualTo(crew.script("better-name"));
        assertThat(launched.script()).isEqualTo(crew.script("better-name"));
    }

    @Test
    void aDeletedScriptTakesItsBuildsAndImagesAlongAndLeavesReports() {
        var build = hands.build(crew, script);
        var image = requireNonNull(build.image());
        reports.faster(crew.team(), revision(1), revision(2));
        var preview = deletion.preview(crew.maintainer(), script);
        assertThat(preview.builds()).isEqualTo(1);
        assertThat(preview.images()).isEqualTo(1);
        assertThat(preview.imageBytes()).isEqualTo(image.sizeBytes());

        deletion.delete(crew.maintainer(), script);

        assertThat(buildsOf(script)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> builds.find(crew.viewer(), build.id()));
        await("the image goes").until(() -> engine.image(image.id()).isEmpty());
        publish();
        assertThat(buildsOf(script)).as("of a new script with the name").isEmpty();
        assertThat(measured(script)).as("of a new script with the name").isNull();
    }

    @Test
    void anImageThatAForkMadeTooStays() {
        var image = requireNonNull(hands.build(crew, script).image());
        hands.publish(crew, "copy", "FROM debian:trixie-slim\nRUN two\n");
        engine.builds((_, _, _, _) -> new BuildEvent.Succeeded(image.id(), Duration.ofMillis(1)));
        hands.build(crew, crew.script("copy"));

        assertThat(deletion.preview(crew.maintainer(), script).images()).isZero();
        deletion.delete(crew.maintainer(), script);

        assertThat(builds.request(crew.developer(), BuildOrder.of(crew.script("copy"), RevisionSelector.LATEST))
                        .reused())
                .as("its image is there")
                .isTrue();
    }

    @Test
    void aScriptThatRunsIsNotDeleted() {
        hands.launch(crew, script, "model-1");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deletion.delete(crew.maintainer(), script))
                .withMessageContaining("model-1");
        assertThat(buildsOf(script)).hasSize(1);
    }
}
