package io.slipway.portal.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.CachedStep;
import io.slipway.engine.ImageId;
import io.slipway.engine.Label;
import io.slipway.engine.Selector;
import io.slipway.engine.VolumeSummary;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.Scope;
import io.slipway.registry.TokenId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FakeWork
class ImageCleanupTest {
    private static final Caller ADMIN = new Caller("admin", true);
    private static final Duration WEEK = Duration.ofDays(7);

    private final ImageCleanup cleanup;
    private final CacheCleanup cache;
    private final VolumeCleanup volumes;
    private final DeploymentService deployments;
    private final Installation installation;
    private final FakeEngine engine;
    private final Hands hands;
    private final JdbcClient jdbc;
    private final ModelServer model = new ModelServer();

    @Autowired
    ImageCleanupTest(
            ImageCleanup cleanup,
            CacheCleanup cache,
            VolumeCleanup volumes,
            DeploymentService deployments,
            Installation installation,
            FakeEngine engine,
            Hands hands,
            JdbcClient jdbc) {
        this.cleanup = cleanup;
        this.cache = cache;
        this.volumes = volumes;
        this.deployments = deployments;
        this.installation = installation;
        this.engine = engine;
        this.hands = hands;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void start() {
        engine.reset();
        engine.forgetImages();
        engine.containersAnswerAt(model.port());
    }

    @AfterEach
    void end() {
        engine.reset();
        model.close();
    }

    @Test
    void oldImagesOfOursGoAndWhatIsYoungForeignOrUsedStays() {
        var old = ours(Duration.ofDays(30));
        var older = ours(Duration.ofDays(40));
        var young = ours(Duration.ofDays(6));
        var foreign = engine.has(Map.of(Label.INSTALLATION.key(), "another"), Instant.EPOCH);
        var used = used();

        assertThat(cleanup.unused(ADMIN, "local", WEEK))
                .extracting(UnusedImage::id)
                .containsExactly(older, old);
        assertThat(cleanup.unused(ADMIN, "local", WEEK).getFirst().revision()).isEqualTo("vision/digits rev 3");

        var cleaned = cleanup.clean(ADMIN, "local", WEEK);

        assertThat(cleaned.removed()).hasSize(2);
        assertThat(cleaned.sizeBytes()).isEqualTo(8_192);
        assertThat(cleaned.kept()).isEmpty();
        assertThat(engine.image(old)).isEmpty();
        assertThat(engine.image(older)).isEmpty();
        for (var kept : new ImageId[] {young, foreign, used}) {
            assertThat(engine.image(kept)).isPresent();
        }
        assertThat(writtenDown("image.clean-up")).isPositive();
    }

    private int writtenDown(String action) {
        return jdbc.sql("select count(*) from audit_entry where action = ? and actor = 'admin'")
                .param(action)
                .query(Integer.class)
                .single();
    }

    @Test
    void theImageOfADeploymentThatHasNoContainerStays() {
        var crew = hands.crew();
        engine.imagesSay(Map.of(Label.INSTALLATION.key(), installation.id()), 8080);
        engine.containersExitWith(1, "broken");
        var failed = hands.launch(crew, hands.publish(crew, "broken", "FROM debian:trixie-slim\n"), "broken");
        var image = new ImageId(Optional.ofNullable(failed.imageId()).orElseThrow());
        engine.isFrom(image, Instant.EPOCH);
        engine.containers(installation
                        .selector()
                        .and(Label.DEPLOYMENT, failed.id().toString()))
                .forEach(container -> engine.remove(container.id()));

        cleanup.clean(ADMIN, "local", WEEK);
        assertThat(engine.image(image)).isPresent();

        deployments.remove(crew.developer(), failed.id());
        await().until(() ->
                deployments.list(crew.viewer(), DeploymentQuery.all()).isEmpty());
        cleanup.clean(ADMIN, "local", WEEK);
        assertThat(engine.image(image)).isEmpty();
    }

    @Test
    void stepsOfBuildsThatNobodyUsedForLongAreForgotten() {
        var now = Instant.now();
        engine.keepsOfBuilds(
                new CachedStep("young", "RUN make", 1, now),
                new CachedStep("small", "RUN a", 10, now.minus(Duration.ofDays(8))),
                new CachedStep("large", "RUN b", 20, now.minus(Duration.ofDays(9))));

        assertThat(cache.unused(ADMIN, "local", WEEK))
                .extracting(CachedStep::id)
                .containsExactly("large", "small");
        assertThat(cache.clean(ADMIN, "local", WEEK)).isEqualTo(30);

        assertThat(cache.unused(ADMIN, "local", WEEK)).isEmpty();
        assertThat(engine.unusedCache(Duration.ZERO)).extracting(CachedStep::id).containsExactly("young");
        assertThat(writtenDown("cache.clean-up")).isEqualTo(1);
    }

    @Test
    void oldVolumesOfOursGoAndWhatIsYoungForeignOrMountedStays() {
        var old = Instant.now().minus(Duration.ofDays(8));
        var ours = Map.of(Label.INSTALLATION.key(), installation.id());
        engine.hasVolumes(
                new VolumeSummary("old", 5, false, old, ours),
                new VolumeSummary("mounted", 5, true, old, ours),
                new VolumeSummary("young", 5, false, Instant.now(), ours),
                new VolumeSummary("foreign", 5, false, old, Map.of(Label.INSTALLATION.key(), "another")));

        assertThat(volumes.unused(ADMIN, "local", WEEK))
                .extracting(VolumeSummary::name)
                .containsExactly("old");
        var cleaned = volumes.clean(ADMIN, "local", WEEK);

        assertThat(cleaned.removed()).hasSize(1);
        assertThat(cleaned.sizeBytes()).isEqualTo(5);
        assertThat(engine.volumes(Selector.slipway()))
                .extracting(VolumeSummary::name)
                .containsExactlyInAnyOrder("mounted", "young", "foreign");
        assertThat(writtenDown("volume.clean-up")).isEqualTo(1);
    }

    @Test
    void onlySiteAdministratorsSeeAndRemove() {
        ours(Duration.ofDays(30));
        var crew = hands.crew();
        var byToken =
                new Caller("admin", true, Set.of(), new Grant.Scoped(Set.of(Scope.WRITE), null, TokenId.random()));
        for (var caller : new Caller[] {crew.owner(), crew.maintainer(), crew.viewer(), byToken}) {
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> cache.clean(caller, "local", WEEK));
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> cache.unused(caller, "local", WEEK));
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> volumes.clean(caller, "local", WEEK));
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> volumes.unused(caller, "local", WEEK));
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> cleanup.unused(caller, "local", WEEK));
            assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> cleanup.clean(caller, "local", WEEK));
        }
        assertThat(cleanup.unused(ADMIN, "local", WEEK)).hasSize(1);
    }

    @Test
    void whatHasJustBeenBuiltAndOtherEnginesAreRefused() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> cleanup.clean(ADMIN, "local", Duration.ofMinutes(59)))
                .withMessageContaining("an hour or more");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> cleanup.clean(ADMIN, "other", WEEK));
    }

    private ImageId ours(Duration age) {
        return engine.has(
                Map.of(
                        Label.INSTALLATION.key(), installation.id(),
                        Label.SCRIPT.key(), "vision/digits",
                        Label.REVISION.key(), "3"),
                Instant.now().minus(age));
    }

    private ImageId used() {
        var crew = hands.crew();
        engine.imagesSay(
                Map.of(
                        Label.INSTALLATION.key(),
                        installation.id(),
                        "io.slipway.predict",
                        "/predict",
                        "io.slipway.health",
                        "/health"),
                8080);
        var launched = hands.launch(crew, hands.publish(crew, "used", "FROM debian:trixie-slim\n"), "used");
        return new ImageId(Optional.ofNullable(launched.imageId()).orElseThrow());
    }
}
