package io.slipway.portal.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.ImageId;
import io.slipway.engine.Label;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
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
    private final Installation installation;
    private final FakeEngine engine;
    private final Hands hands;
    private final JdbcClient jdbc;
    private final ModelServer model = new ModelServer();

    @Autowired
    ImageCleanupTest(ImageCleanup cleanup, Installation installation, FakeEngine engine, Hands hands, JdbcClient jdbc) {
        this.cleanup = cleanup;
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
        assertThat(jdbc.sql("select count(*) from audit_entry where action = 'image.clean-up' and actor = 'admin'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void onlySiteAdministratorsSeeAndRemove() {
        ours(Duration.ofDays(30));
        var crew = hands.crew();
        for (var caller : new Caller[] {crew.owner(), crew.maintainer(), crew.viewer()}) {
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
