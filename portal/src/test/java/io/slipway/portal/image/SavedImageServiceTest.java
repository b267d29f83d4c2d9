package io.slipway.portal.image;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.FileChange;
import io.slipway.engine.FileChange.Kind;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageSummary;
import io.slipway.engine.Label;
import io.slipway.portal.build.TeamBases;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentName;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.LaunchRequest;
import io.slipway.portal.deployment.LaunchSource;
import io.slipway.portal.engines.ImageCleanup;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.portal.work.ModelServer;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditFilter;
import io.slipway.registry.audit.AuditService;
import io.slipway.registry.script.ScriptDeletion;
import io.slipway.registry.script.ScriptKeeping;
import io.slipway.registry.script.ScriptName;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FakeWork
class SavedImageServiceTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\nEXPOSE 8080\n";

    private final SavedImageService images;
    private final ImageArchives archives;
    private final TeamBases bases;
    private final SaveRunner runner;
    private final DeploymentService deployments;
    private final ImageCleanup cleanup;
    private final ScriptDeletion deletion;
    private final ScriptKeeping keeping;
    private final AuditService audit;
    private final JdbcClient jdbc;
    private final FakeEngine engine;
    private final Hands hands;
    private final ModelServer model = new ModelServer();
    private Hands.Crew crew;
    private ScriptName script;
    private DeploymentDetails deployment;

    @Autowired
    SavedImageServiceTest(
            SavedImageService images,
            ImageArchives archives,
            TeamBases bases,
            SaveRunner runner,
            DeploymentService deployments,
            ImageCleanup cleanup,
            ScriptDeletion deletion,
            ScriptKeeping keeping,
            AuditService audit,
            JdbcClient jdbc,
            FakeEngine engine,
            Hands hands) {
        this.images = images;
        this.archives = archives;
        this.bases = bases;
        this.runner = runner;
        this.deployments = deployments;
        this.cleanup = cleanup;
        this.deletion = deletion;
        this.keeping = keeping;
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
        script = hands.publish(crew, "model", DOCKERFILE);
        deployment = hands.launch(crew, script, "digits");
    }

    @AfterEach
    void end() {
        engine.reset();
        model.close();
    }

    private SavedImageDetails saved() {
        return settled(images.save(crew.developer(), deployment.id(), null).id());
    }

    private SavedImageDetails settled(UUID image) {
        return await("image comes to rest")
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> images.find(crew.viewer(), image),
                        found -> !found.status().isOnItsWay());
    }

    private LaunchRequest wish(UUID image, String name) {
        return LaunchRequest.of(crew.team(), new DeploymentName(name), new LaunchSource.OfSavedImage(image));
    }

    private ImageDetails onTheEngine(SavedImageDetails image) {
        return engine.image(requireNonNull(image.image())).orElseThrow();
    }

    @Test
    void aSavedContainerKnowsTheWholeWayBack() {
        engine.containersHaveChanged(
                new FileChange(Kind.ADDED, "/opt/learned"), new FileChange(Kind.DELETED, "/etc/x"));

        var image = saved();

        assertThat(image.status()).isEqualTo(SavedImageStatus.DONE);
        assertThat(image.name()).isEqualTo(new SavedImageName("digits-1"));
        assertThat(image.provenance())
                .isEqualTo(
                        new Provenance(deployment.id(), "digits", script, 1, deployment.build(), deployment.imageId()));
        assertThat(image.changedFiles()).isEqualTo(2);
        assertThat(image.changes()).containsExactly("added /opt/learned", "deleted /etc/x");
        assertThat(onTheEngine(image).sizeBytes()).isEqualTo(image.sizeBytes());
        var labels = onTheEngine(image).labels();
        assertThat(Label.TEAM.in(labels)).hasValue(crew.team().value());
        assertThat(Label.SAVED.in(labels)).hasValue(image.id().toString());
        assertThat(Label.DEPLOYMENT.in(labels)).hasValue(deployment.id().toString());
        assertThat(Label.BUILD.in(labels)).hasValue(deployment.build().toString());
        assertThat(images.list(crew.viewer(), crew.team())).containsExactly(image);
    }

    @Test
    void namesAreFoundOrGivenAndNeverTwice() {
        saved();
        assertThat(saved().name().value()).isEqualTo("digits-2");
        var name = new SavedImageName("before-tuning");
        settled(images.save(crew.developer(), deployment.id(), name).id());

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> images.save(crew.developer(), deployment.id(), name))
                .withMessageContaining("has an image of that name");
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new SavedImageName("../etc"));
    }

    @Test
    void aSavedImageIsLaunchedAndHeldByWhatRunsIt() {
        var image = saved();

        var again = hands.settled(
                crew,
                deployments.launch(crew.developer(), wish(image.id(), "again")).id());

        assertThat(again.status()).as(String.valueOf(again.trouble())).isEqualTo(DeploymentStatus.RUNNING);
        assertThat(again.imageId()).isEqualTo(requireNonNull(image.image()).value());
        assertThat(again.savedImage()).isEqualTo(image.id());
        assertThat(again.build()).isEqualTo(deployment.build());
        assertThat(images.users(crew.viewer(), image.id()))
                .extracting(DeploymentDetails::id)
                .containsExactly(again.id());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> images.remove(crew.maintainer(), image.id()))
                .withMessageContaining("again runs it");
        assertThat(images.find(crew.viewer(), image.id()).status()).isEqualTo(SavedImageStatus.DONE);
    }

    @Test
    void aRemovedImageLeavesTheEngineTooAndIsLaunchedNoMore() {
        var image = saved();

        images.remove(crew.developer(), image.id());

        await().until(() -> engine.image(requireNonNull(image.image())).isEmpty());
        await().untilAsserted(() ->
                assertThat(images.list(crew.viewer(), crew.team())).isEmpty());
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> deployments.launch(crew.developer(), wish(image.id(), "late")));
    }

    @Test
    void onlyTheTeamsDevelopersSaveAndOnlyItsMaintainersRemoveWhatIsNotTheirs() {
        var image =
                settled(images.save(crew.maintainer(), deployment.id(), null).id());

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> images.save(crew.viewer(), deployment.id(), null));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> images.save(crew.outsider(), deployment.id(), null));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> images.find(crew.outsider(), image.id()));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> images.remove(crew.developer(), image.id()));
        var theirs = LaunchRequest.of(
                hands.crew().team(), new DeploymentName("x"), new LaunchSource.OfSavedImage(image.id()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> deployments.launch(crew.developer(), theirs));
        var other = hands.crew();
        assertThatExceptionOfType(NotFoundException.class)
                .as("an image of another team, for one's own")
                .isThrownBy(() -> deployments.launch(
                        other.developer(),
                        LaunchRequest.of(
                                other.team(), new DeploymentName("x"), new LaunchSource.OfSavedImage(image.id()))));
    }

    @Test
    void aDeploymentWithoutAContainerCannotBeSaved() {
        engine.containersExitWith(3, "no model");
        var failed = hands.launch(crew, script, "fails");
        engine.goDown();
        deployments.start(crew.developer(), failed.id());

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> images.save(crew.developer(), failed.id(), null))
                .withMessageContaining("has no container");
    }

    @Test
    void anEngineThatCannotSaysWhy() {
        engine.goDown();

        var image = saved();

        assertThat(image.status()).isEqualTo(SavedImageStatus.FAILED);
        assertThat(image.error()).contains("nobody answers");
        engine.comeBack();
        images.remove(crew.developer(), image.id());
        await().untilAsserted(() ->
                assertThat(images.list(crew.viewer(), crew.team())).isEmpty());
    }

    @Test
    void whatADeadProcessLeftIsDoneAgainAtMostThreeTimes() throws Exception {
        var image = saved();
        diedWhileSaving(image.id());

        runner.work(image.id());

        var again = images.find(crew.viewer(), image.id());
        assertThat(again.status()).isEqualTo(SavedImageStatus.DONE);
        assertThat(engine.image(requireNonNull(image.image())))
                .as("what was half done")
                .isEmpty();
        assertThat(onTheEngine(again).tags()).hasSize(1);
        diedWhileSaving(image.id());
        runner.work(image.id());
        diedWhileSaving(image.id());
        runner.work(image.id());
        assertThat(images.find(crew.viewer(), image.id()).error()).contains("ended 3 times");
    }

    private void diedWhileSaving(UUID image) {
        jdbc.sql("update saved_image set status = 'RUNNING', image_id = null where id = ?")
                .param(image)
                .update();
    }

    @Test
    void noCleanUpRemovesASavedImage() {
        var image = saved();
        jdbc.sql("update saved_image set image_id = ? where id = ?")
                .params(engine.has(onTheEngine(image).labels(), Instant.EPOCH).value(), image.id())
                .update();
        var kept = requireNonNull(images.find(crew.viewer(), image.id()).image());

        cleanup.clean(new Caller("admin", true), "local", Duration.ofDays(7));

        assertThat(engine.image(kept)).isPresent();
    }

    @Test
    void aScriptStaysWhileAnImageWasSavedOfItAndTheImageFollowsItsName() {
        var image = saved();
        deployments.remove(crew.developer(), deployment.id());
        await().untilAsserted(() -> assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> deployments.find(crew.viewer(), deployment.id())));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deletion.delete(crew.maintainer(), script))
                .withMessageContaining("saved image digits-1");
        keeping.rename(crew.maintainer(), script, "renamed");

        assertThat(requireNonNull(images.find(crew.viewer(), image.id()).provenance())
                        .script())
                .isEqualTo(crew.script("renamed"));
    }

    private static InputStream archive(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.US_ASCII));
    }

    private SavedImageDetails bringIn(Caller caller, SavedImageName name, InputStream archive) {
        return archives.bringIn(caller, crew.team(), name, archive, () -> true);
    }

    @Test
    void anArchiveComesInWithoutAnyPast() {
        var name = new SavedImageName("from-outside");

        var image = bringIn(crew.maintainer(), name, archive("an archive"));

        assertThat(image.status()).isEqualTo(SavedImageStatus.DONE);
        assertThat(image.origin()).isEqualTo(ImageOrigin.ARCHIVE);
        assertThat(image.provenance()).isNull();
        assertThat(image.sourceName()).isEqualTo("theirs:1");
        var labels = onTheEngine(image).labels();
        assertThat(Label.SAVED.in(labels)).hasValue(image.id().toString());
        assertThat(Label.SCRIPT.in(labels)).isEmpty();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> deployments.launch(crew.developer(), wish(image.id(), "outside")))
                .withMessageContaining("FROM slipway/saved/" + image.id());
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> bringIn(crew.maintainer(), name, archive("another")));
        assertThat(engine.images())
                .filteredOn(found -> Label.TEAM
                        .in(found.labels())
                        .filter(crew.team().value()::equals)
                        .isPresent())
                .as("what was refused left nothing")
                .extracting(ImageSummary::id)
                .contains(requireNonNull(image.image()));
    }

    @Test
    void onlyMaintainersBringImagesInAndWhatIsNoneIsRefused() {
        var name = new SavedImageName("from-outside");
        for (var caller : new Caller[] {crew.developer(), crew.viewer()}) {
            assertThatExceptionOfType(ForbiddenException.class)
                    .isThrownBy(() -> bringIn(caller, name, archive("an archive")));
        }
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> bringIn(crew.outsider(), name, archive("an archive")));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> bringIn(crew.maintainer(), name, archive("garbage")))
                .withMessageContaining("Could not accept archive: it is no tar archive");
        assertThat(images.list(crew.viewer(), crew.team())).isEmpty();
    }

    @Test
    void nothingComesInForWhomeverIsSignedOutMeanwhile() {
        var before = engine.images();

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> archives.bringIn(
                        crew.maintainer(),
                        crew.team(),
                        new SavedImageName("from-outside"),
                        archive("an archive"),
                        () -> false))
                .withMessageContaining("Sign in again");

        assertThat(images.list(crew.viewer(), crew.team())).isEmpty();
        assertThat(engine.images()).isEqualTo(before);
    }

    @Test
    void developersTakeImagesOutAndTheLogSaysSo() throws IOException {
        var image = saved();

        var outgoing = archives.open(crew.developer(), image.id());

        try (var content = outgoing.content()) {
            assertThat(content.readAllBytes()).isNotEmpty();
        }
        assertThat(outgoing.fileName()).isEqualTo(crew.team() + "-digits-1.tar");
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> archives.open(crew.viewer(), image.id()));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> archives.open(crew.outsider(), image.id()));
        assertThat(audit.find(crew.owner(), crew.team(), AuditFilter.NONE, null, 50)
                        .entries())
                .anySatisfy(entry -> assertThat(entry.action().toString()).isEqualTo("image.export"));
    }

    @Test
    void dockerfilesOfTheTeamAloneBeginWithItsImages() {
        var image = saved();
        var name = SavedImage.reference(image.id()).repository();

        assertThat(bases.mayUse(crew.developer(), crew.team(), name)).isTrue();
        assertThat(bases.mayUse(crew.viewer(), crew.team(), name)).isFalse();
        assertThat(bases.mayUse(crew.outsider(), crew.team(), name)).isFalse();
        var unknown = SavedImage.reference(UUID.randomUUID()).repository();
        assertThat(bases.has(unknown)).isTrue();
        assertThat(bases.mayUse(crew.developer(), crew.team(), unknown)).isFalse();
        assertThat(bases.has("slipway/saved/model"))
                .as("which a script could be")
                .isFalse();
        images.remove(crew.developer(), image.id());
        assertThat(bases.mayUse(crew.developer(), crew.team(), name)).isFalse();
    }

    @Test
    void whoReadsAnImageHereAndBuildsElsewhereDoesNotTakeItThere() {
        var name = SavedImage.reference(saved().id()).repository();
        var elsewhere = hands.crewWith(crew.viewer());
        var both = hands.crewWith(crew.developer());
        var asked = new AtomicReference<@Nullable Predicate<String>>();
        engine.builds((fake, request, _, _) -> {
            asked.set(request.mayUse());
            return fake.succeeded();
        });

        hands.build(elsewhere, hands.publish(elsewhere, "theirs", DOCKERFILE));

        assertThat(requireNonNull(asked.get()).test(name)).isFalse();
        hands.build(both, hands.publish(both, "theirs", DOCKERFILE));
        assertThat(requireNonNull(asked.get()).test(name))
                .as("also for those who could build in both teams")
                .isFalse();
        hands.build(crew, hands.publish(crew, "ours", DOCKERFILE));
        assertThat(requireNonNull(asked.get()).test(name)).isTrue();
    }

    @Test
    void pagesOfferTheRemovalToThoseWhoMayRemove() {
        var image =
                settled(images.save(crew.maintainer(), deployment.id(), null).id());
        var own = saved();

        assertThat(images.mayRemove(crew.developer(), image)).isFalse();
        assertThat(images.mayRemove(crew.maintainer(), image)).isTrue();
        assertThat(images.mayRemove(crew.developer(), own)).isTrue();
        assertThat(images.mayRemove(crew.maintainer(), own)).isTrue();
        assertThat(images.mayRemove(crew.viewer(), own)).isFalse();
        assertThat(images.mayUse(crew.developer(), image)).isTrue();
        assertThat(images.mayUse(crew.viewer(), image)).isFalse();
    }

    @Test
    void whatIsSavedAndRemovedIsWrittenDown() {
        var image = saved();
        images.remove(crew.maintainer(), image.id());
        await().untilAsserted(() ->
                assertThat(images.list(crew.viewer(), crew.team())).isEmpty());

        assertThat(audit.find(crew.owner(), crew.team(), AuditFilter.NONE, null, 50)
                        .entries())
                .extracting(entry -> entry.action().toString())
                .contains("image.save", "image.saved", "image.remove", "image.gone");
    }
}
