package io.slipway.portal.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.Label;
import io.slipway.engine.LayerProgress;
import io.slipway.portal.registries.RegistryHost;
import io.slipway.portal.registries.RegistryLoginService;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.Scope;
import io.slipway.registry.TokenId;
import io.slipway.registry.audit.AuditFilter;
import io.slipway.registry.audit.AuditService;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FakeWork
class TransferServiceTest {
    private static final String AT = "registry.test:5000/";
    private static final RegistryHost HOST = new RegistryHost("registry.test:5000");

    private final TransferService transfers;
    private final RegistryLoginService logins;
    private final SavedImageService images;
    private final TransferRunner runner;
    private final AuditService audit;
    private final JdbcClient jdbc;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;
    private SavedImageDetails image;

    @Autowired
    TransferServiceTest(
            TransferService transfers,
            RegistryLoginService logins,
            SavedImageService images,
            TransferRunner runner,
            AuditService audit,
            JdbcClient jdbc,
            FakeEngine engine,
            Hands hands) {
        this.transfers = transfers;
        this.logins = logins;
        this.images = images;
        this.runner = runner;
        this.audit = audit;
        this.jdbc = jdbc;
        this.engine = engine;
        this.hands = hands;
    }

    @BeforeEach
    void start() {
        engine.reset();
        engine.containersAnswerAt(model.port());
        crew = hands.crew();
        var script = hands.publish(crew, "model", "FROM debian:trixie-slim\nEXPOSE 8080\n");
        var wanted = images.save(
                crew.developer(), hands.launch(crew, script, "digits").id(), null);
        image = await("image is saved")
                .atMost(Duration.ofSeconds(30))
                .until(() -> images.find(crew.viewer(), wanted.id()), found -> found.status() == SavedImageStatus.DONE);
    }

    @AfterEach
    void end() {
        engine.reset();
        model.close();
    }

    private TransferDetails ended(TransferDetails transfer) {
        return await("transfer ends")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> transfers.find(crew.viewer(), transfer.id()),
                        found -> !found.status().isOnItsWay());
    }

    private void running(TransferDetails transfer) {
        await("transfer tells how far it is")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        !transfers.find(crew.viewer(), transfer.id()).layers().isEmpty());
    }

    @Test
    void aPushedImageIsKnownByTheDigestThatTheRegistryNamed() {
        var pushed = ended(transfers.push(crew.developer(), image.id(), AT + "vision/digits:1"));

        assertThat(pushed.status()).as(pushed.error()).isEqualTo(TransferStatus.DONE);
        assertThat(pushed.digest()).isEqualTo("sha256:" + "d".repeat(64));
        assertThat(pushed.layers())
                .containsExactly(
                        new LayerProgress("0123456789ab", "Pushing", 512, 1_024),
                        new LayerProgress("ba9876543210", "Layer already exists", 0, 0));
        assertThat(transfers.ofImage(crew.viewer(), image.id())).containsExactly(pushed);
        assertThat(audit.find(crew.owner(), crew.team(), AuditFilter.NONE, null, 50)
                        .entries())
                .extracting(entry -> entry.action().toString())
                .contains("image.push", "image.pushed");
    }

    @Test
    void aPushThatTheRegistryRefusesSaysSoAndGoesWithTheTeamsLogin() {
        var refused = ended(transfers.push(crew.developer(), image.id(), AT + "private/digits"));

        assertThat(refused.status()).isEqualTo(TransferStatus.FAILED);
        assertThat(refused.error()).contains("access denied");
        assertThat(refused.digest()).isNull();
        logins.set(crew.maintainer(), crew.team(), HOST, "pusher", "let-me-push");
        var accepted = ended(transfers.push(crew.developer(), image.id(), AT + "private/digits"));
        assertThat(accepted.status()).as(accepted.error()).isEqualTo(TransferStatus.DONE);
        logins.delete(crew.maintainer(), crew.team(), HOST);
        assertThat(ended(transfers.push(crew.developer(), image.id(), AT + "private/digits"))
                        .status())
                .isEqualTo(TransferStatus.FAILED);
    }

    @Test
    void aRobotOfTheTeamPushes() {
        var grant = new Grant.Scoped(Set.of(Scope.LAUNCH), crew.team(), TokenId.random());
        var robot = new Caller(Caller.ROBOT_PREFIX + crew.team() + "+ci", false, Set.of(), grant);

        var pushed = ended(transfers.push(robot, image.id(), AT + "vision/digits:1"));

        assertThat(pushed.status()).as(pushed.error()).isEqualTo(TransferStatus.DONE);
    }

    @Test
    void whoLeavesTheTeamPushesNothingMore() throws Exception {
        var pushed = ended(transfers.push(crew.developer(), image.id(), AT + "vision/digits:1"));
        hands.leave(crew, crew.developer());
        jdbc.sql("update image_transfer set status = 'QUEUED', digest = null where id = ?")
                .param(pushed.id())
                .update();

        runner.work(pushed.id());

        assertThat(ended(pushed).status()).isEqualTo(TransferStatus.FAILED);
    }

    @Test
    void aPasswordIsStoredSealedAndShownToNobody() {
        logins.set(crew.maintainer(), crew.team(), HOST, "pusher", "let-me-push");

        assertThat(logins.list(crew.viewer(), crew.team())).singleElement().satisfies(login -> {
            assertThat(login.username()).isEqualTo("pusher");
            assertThat(login.toString()).doesNotContain("let-me-push");
        });
        assertThat(logins.forTransfer(crew.team(), HOST).orElseThrow().toString())
                .doesNotContain("let-me-push");
        assertThat(jdbc.sql("select sealed from team_registry where team = ?")
                        .param(crew.team().value())
                        .query((row, _) -> new String(row.getBytes("sealed"), StandardCharsets.ISO_8859_1))
                        .single())
                .doesNotContain("let-me-push");
        var other = hands.crew();
        jdbc.sql("insert into team_registry select ?, host, username, sealed, changed_by, changed_at"
                        + " from team_registry where team = ?")
                .params(other.team().value(), crew.team().value())
                .update();
        assertThatExceptionOfType(ConflictException.class)
                .as("moved to another team")
                .isThrownBy(() -> logins.forTransfer(other.team(), HOST));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> logins.set(crew.developer(), crew.team(), HOST, "x", "let-me-push"));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() ->
                        logins.set(crew.maintainer(), crew.team(), new RegistryHost("evil.test"), "x", "password"))
                .withMessageContaining("does not allow");
    }

    @Test
    void aCancelledTransferEndsAtOnceAndStaysCancelled() {
        var slow = transfers.push(crew.developer(), image.id(), AT + "slow/digits");
        running(slow);
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> images.remove(crew.developer(), image.id()))
                .withMessageContaining("on its way to a registry");

        transfers.cancel(crew.developer(), slow.id());

        assertThat(ended(slow).status()).isEqualTo(TransferStatus.CANCELLED);
        transfers.cancel(crew.developer(), slow.id());
        assertThat(transfers.find(crew.viewer(), slow.id()).status()).isEqualTo(TransferStatus.CANCELLED);
    }

    @Test
    void aPulledImageComesInWithoutAnyPast() {
        var name = new SavedImageName("from-a-registry");

        var pulled = ended(transfers.pull(crew.maintainer(), crew.team(), name, AT + "vision/theirs:2"));

        assertThat(pulled.status()).as(pulled.error()).isEqualTo(TransferStatus.DONE);
        var came = images.find(crew.viewer(), requireNonNull(pulled.image()));
        assertThat(came.name()).isEqualTo(name);
        assertThat(came.origin()).isEqualTo(ImageOrigin.REGISTRY);
        assertThat(came.sourceName()).isEqualTo(AT + "vision/theirs:2");
        assertThat(came.provenance()).isNull();
        var labels = engine.image(requireNonNull(came.image())).orElseThrow().labels();
        assertThat(Label.TEAM.in(labels)).hasValue(crew.team().value());
        assertThat(Label.SAVED.in(labels)).hasValue(came.id().toString());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> transfers.pull(crew.maintainer(), crew.team(), name, AT + "vision/theirs:2"))
                .withMessageContaining("has an image of that name");
    }

    @Test
    void aPullThatFailsLeavesNothing() {
        var refused = ended(
                transfers.pull(crew.maintainer(), crew.team(), new SavedImageName("theirs"), AT + "private/theirs"));

        assertThat(refused.status()).isEqualTo(TransferStatus.FAILED);
        assertThat(refused.image()).isNull();
        assertThat(images.list(crew.viewer(), crew.team())).containsExactly(image);
        assertThat(engine.image(SavedImage.reference(refused.id()))).isEmpty();
    }

    @Test
    void imagesGoNowhereButWhereTheSiteAllows() {
        for (var to :
                new String[] {"evil.test/x", "vision/digits", "registry.test/x", "REGISTRY.TEST:5000/x", "", "a b"}) {
            assertThatExceptionOfType(InvalidException.class)
                    .as(to)
                    .isThrownBy(() -> transfers.push(crew.developer(), image.id(), to))
                    .withMessageContaining("to");
        }
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() ->
                        transfers.pull(crew.maintainer(), crew.team(), new SavedImageName("x"), "169.254.169.254:80/x"))
                .withMessageContaining("does not allow");
    }

    @Test
    void developersPushAndMaintainersPullForTheirOwnTeam() {
        var name = new SavedImageName("theirs");

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> transfers.push(crew.viewer(), image.id(), AT + "x"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> transfers.push(crew.outsider(), image.id(), AT + "x"));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> transfers.pull(crew.developer(), crew.team(), name, AT + "x"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> transfers.pull(crew.outsider(), crew.team(), name, AT + "x"));
        var slow = transfers.push(crew.developer(), image.id(), AT + "slow/x");
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> transfers.cancel(crew.viewer(), slow.id()));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> transfers.find(crew.outsider(), slow.id()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> transfers.find(crew.viewer(), UUID.randomUUID()));
        transfers.cancel(crew.maintainer(), slow.id());
        ended(slow);
    }

    @Test
    void whatADeadProcessLeftIsDoneAgainAtMostThreeTimes() throws Exception {
        var pushed = ended(transfers.push(crew.developer(), image.id(), AT + "vision/digits:1"));
        for (int attempt = 1; attempt <= 3; attempt++) {
            jdbc.sql("update image_transfer set status = 'RUNNING', digest = null where id = ?")
                    .param(pushed.id())
                    .update();
            runner.work(pushed.id());
        }

        assertThat(transfers.find(crew.viewer(), pushed.id()).error()).contains("ended 3 times");
    }
}
