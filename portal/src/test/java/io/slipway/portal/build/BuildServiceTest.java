package io.slipway.portal.build;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.BuildEvent;
import io.slipway.engine.BuildSecrets;
import io.slipway.engine.EngineException;
import io.slipway.portal.secret.SecretId;
import io.slipway.portal.secret.SecretService;
import io.slipway.portal.work.FakeEngine;
import io.slipway.portal.work.FakeWork;
import io.slipway.portal.work.Hands;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.Scope;
import io.slipway.registry.TokenId;
import io.slipway.registry.script.RevisionSelector;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@FakeWork
class BuildServiceTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\nRUN false\n";

    private final BuildService builds;
    private final BuildLogService logs;
    private final BuildProvenance provenance;
    private final BuildLedger ledger;
    private final BuildMonitor monitor;
    private final LogFeed feed;
    private final FakeEngine engine;
    private final SecretService secrets;
    private final JdbcClient jdbc;
    private final Hands hands;
    private Hands.Crew crew;

    @Autowired
    BuildServiceTest(
            BuildService builds,
            BuildLogService logs,
            BuildProvenance provenance,
            BuildLedger ledger,
            BuildMonitor monitor,
            LogFeed feed,
            FakeEngine engine,
            SecretService secrets,
            JdbcClient jdbc,
            Hands hands) {
        this.builds = builds;
        this.logs = logs;
        this.provenance = provenance;
        this.ledger = ledger;
        this.monitor = monitor;
        this.feed = feed;
        this.engine = engine;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.hands = hands;
        this.crew = hands.crew();
    }

    @BeforeEach
    void start() {
        engine.reset();
        crew = hands.crew();
    }

    @Test
    void aBuildEndsWithAnImageALogAndItsSteps() {
        var build = hands.build(crew, hands.publish(crew, "ok", DOCKERFILE));

        assertThat(build.status()).isEqualTo(BuildStatus.SUCCEEDED);
        assertThat(requireNonNull(build.image()).reference()).isEqualTo("slipway/%s/ok:1".formatted(crew.team()));
        assertThat(requireNonNull(build.image()).sizeBytes()).isEqualTo(4_096);
        assertThat(hands.log(crew, build.id()))
                .contains("[1/1] FROM scratch\nhello\n")
                .contains("--- Succeeded: ");
        assertThat(builds.steps(crew.viewer(), build.id())).singleElement().satisfies(step -> {
            assertThat(step.instruction()).isEqualTo("FROM scratch");
            assertThat(step.duration()).isEqualTo(Duration.ofMillis(5));
        });
    }

    @Test
    void aFailureNamesReasonHintAndLine() {
        engine.builds((_, _, events, _) -> {
            events.accept(new BuildEvent.StepStarted(2, 2, "RUN false", false));
            return FakeEngine.failed("process did not complete successfully: exit code: 127");
        });

        var build = hands.build(crew, hands.publish(crew, "fails", DOCKERFILE));

        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
        assertThat(requireNonNull(build.failure()).message()).contains("exit code: 127");
        assertThat(requireNonNull(build.failure()).hint()).contains("program is missing");
        assertThat(requireNonNull(build.failure()).line()).isEqualTo(2);
    }

    @Test
    void aFailureWithBinaryWordsIsRecordedLikeAnyOther() {
        engine.builds((_, _, events, _) -> {
            events.accept(new BuildEvent.StepStarted(2, 2, "RUN echo \0", false));
            return FakeEngine.failed("'RUN echo \0' ended with exit code 1");
        });

        var build = hands.build(crew, hands.publish(crew, "binary", DOCKERFILE));

        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
        assertThat(requireNonNull(build.failure()).message()).isEqualTo("'RUN echo \uFFFD' ended with exit code 1");
    }

    @Test
    void aRefusedLineOfTheDockerfileIsNamed() {
        engine.builds((_, request, _, _) -> new BuildEvent.Failed(
                "line 2: builds get no secrets",
                List.of(),
                OptionalInt.of(2),
                new EngineException.Unsupported("build", "line 2: builds get no secrets", null)));

        var build = hands.build(crew, hands.publish(crew, "refused", DOCKERFILE));

        assertThat(requireNonNull(build.failure()).line()).isEqualTo(2);
    }

    @Test
    void argumentsThatOrderTheBuilderAboutAreRefusedBeforeAnythingIsQueued() {
        var script = hands.publish(crew, "orders", DOCKERFILE);

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() ->
                        new BuildOrder(script, RevisionSelector.LATEST, Map.of("BUILDKIT_SYNTAX", "evil"), true, false))
                .withMessageContaining("BUILDKIT_SYNTAX");
    }

    @Test
    void aBuildIsHandedTheSecretsItWasOrderedWithAndTheRecordHasTheirIdsAlone() {
        secrets.set(crew.maintainer(), crew.team(), new SecretId("token"), "let-me-in");
        secrets.set(crew.maintainer(), crew.team(), new SecretId("other"), "of-no-concern");
        var script = hands.publish(crew, "mounts", DOCKERFILE);
        var handed = new ConcurrentLinkedQueue<BuildSecrets>();
        engine.builds((engine, request, _, _) -> {
            handed.add(request.secrets());
            return FakeEngine.failed("seen");
        });

        var order = new BuildOrder(script, RevisionSelector.LATEST, Map.of(), true, false, Set.of("token"));
        var build = hands.ended(
                crew, builds.request(crew.developer(), order).build().id());

        assertThat(handed).singleElement().satisfies(given -> {
            assertThat(given.ids()).containsExactly("token");
            assertThat(given.value("token")).hasValue("let-me-in".getBytes(UTF_8));
        });
        assertThat(build.secrets()).containsExactly("token");
        assertThat(build.toString()).doesNotContain("let-me-in");
    }

    @Test
    void aSecretThatTheTeamLacksIsRefusedBeforeAnythingIsQueued() {
        var script = hands.publish(crew, "wants", DOCKERFILE);
        var theirs = hands.crew();
        secrets.set(theirs.maintainer(), theirs.team(), new SecretId("token"), "let-me-in");

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> builds.request(
                        crew.developer(),
                        new BuildOrder(script, RevisionSelector.LATEST, Map.of(), true, false, Set.of("token"))))
                .withMessageContaining("has no secret 'token'");
        assertThat(builds.list(crew.developer(), BuildQuery.of(script))).isEmpty();
    }

    @Test
    void aBuildMayReadTheImagesOfThoseScriptsThatItsRequesterMayRead() {
        var theirs = hands.publish(hands.crew(), "secret", DOCKERFILE);
        var own = hands.publish(crew, "base", DOCKERFILE);
        var mayUse = new ConcurrentLinkedQueue<Predicate<String>>();
        engine.builds((fake, request, _, _) -> {
            mayUse.add(request.mayUse());
            return fake.succeeded();
        });
        hands.build(crew, own);

        assertThat(mayUse).singleElement().satisfies(rule -> {
            assertThat(rule.test("slipway/" + own)).isTrue();
            assertThat(rule.test("slipway/" + theirs)).isFalse();
            assertThat(rule.test("slipway/no-such-team/no-such-script")).isFalse();
            assertThat(rule.test("slipway/tools")).isTrue();
            assertThat(rule.test("slipway/saved/" + UUID.randomUUID()))
                    .as("an image that another team saved")
                    .isFalse();
        });
    }

    @Test
    void aRobotBuildsForItsTeam() {
        var grant = new Grant.Scoped(Set.of(Scope.BUILD), crew.team(), TokenId.random());
        var robot = new Caller(Caller.ROBOT_PREFIX + crew.team() + "+ci", false, Set.of(), grant);
        var script = hands.publish(crew, "by-a-robot", DOCKERFILE);
        engine.builds((fake, request, _, _) -> {
            assertThatCode(() -> request.context().writeTar(OutputStream.nullOutputStream()))
                    .doesNotThrowAnyException();
            return fake.succeeded();
        });

        var ordered = builds.request(robot, BuildOrder.of(script, RevisionSelector.LATEST));

        var build = hands.ended(crew, ordered.build().id());
        assertThat(build.status()).isEqualTo(BuildStatus.SUCCEEDED);
    }

    @Test
    void anEngineThatIsDownFailsTheBuildAndSaysSo() {
        engine.goDown();

        var build = hands.build(crew, hands.publish(crew, "down", DOCKERFILE));

        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
        assertThat(requireNonNull(build.failure()).message()).contains("nobody answers");
        assertThat(requireNonNull(build.failure()).hint()).contains("Start it");
    }

    @Test
    void aRunningBuildCanBeCancelled() {
        engine.builds((_, _, events, build) -> {
            build.awaitCancel();
            return new BuildEvent.Cancelled();
        });
        var id = hands.order(crew, hands.publish(crew, "cancelled", DOCKERFILE));
        hands.until(crew, id, BuildStatus.RUNNING);

        builds.cancel(crew.developer(), id);

        assertThat(hands.ended(crew, id).status()).isEqualTo(BuildStatus.CANCELLED);
        assertThat(hands.log(crew, id)).contains("--- Cancelled ---");
    }

    @Test
    void anEngineThatFailsWhenItIsToldToCancelStillMeansCancelled() {
        engine.builds((_, _, events, build) -> {
            build.awaitCancel();
            return FakeEngine.failed("context canceled");
        });
        var id = hands.order(crew, hands.publish(crew, "cancelled-badly", DOCKERFILE));
        hands.until(crew, id, BuildStatus.RUNNING);

        builds.cancel(crew.developer(), id);

        assertThat(hands.ended(crew, id).status()).isEqualTo(BuildStatus.CANCELLED);
    }

    @Test
    void onlySoManyRunAtATimeAndQueuedOnesCanBeCancelled() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var goOn = new CountDownLatch(1);
        engine.builds((fake, _, _, _) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            goOn.await();
            running.decrementAndGet();
            return fake.succeeded();
        });
        var ids = List.of("a", "b", "c", "d").stream()
                .map(name -> hands.order(crew, hands.publish(crew, name, DOCKERFILE + "# " + name)))
                .toList();
        await().until(() -> running.get() == 2);

        var last = ids.getLast();
        assertThat(builds.cancel(crew.developer(), last).status()).isEqualTo(BuildStatus.CANCELLED);
        goOn.countDown();

        assertThat(ids.stream().map(id -> hands.ended(crew, id).status()))
                .containsExactly(
                        BuildStatus.SUCCEEDED, BuildStatus.SUCCEEDED, BuildStatus.SUCCEEDED, BuildStatus.CANCELLED);
        assertThat(most).hasValue(2);
    }

    @Test
    void anotherTeamsBuildComesBeforeTheNextOfWhoeverHasTwoAtWork() {
        var begun = new ConcurrentLinkedQueue<String>();
        var goOn = new Semaphore(0);
        engine.builds((fake, request, _, _) -> {
            begun.add(request.tag().value());
            goOn.acquire();
            return fake.succeeded();
        });
        var many = List.of("a", "b", "c", "d").stream()
                .map(name -> hands.order(crew, hands.publish(crew, name, DOCKERFILE + "# " + name)))
                .toList();
        await().until(() -> begun.size() == 2);
        var others = hands.crew();
        var one = hands.order(others, hands.publish(others, "one", DOCKERFILE));

        assertThat(builds.find(others.viewer(), one).place()).isEqualTo(new QueuePlace(1, 3));
        assertThat(builds.list(crew.viewer(), BuildQuery.all()).stream().map(BuildDetails::place))
                .containsExactly(new QueuePlace(3, 3), new QueuePlace(2, 3), null, null);

        goOn.release();
        await().until(() -> begun.size() == 3);
        assertThat(List.copyOf(begun).getLast()).contains(others.team().value());

        goOn.release(10);
        many.forEach(id -> assertThat(hands.ended(crew, id).place()).isNull());
        assertThat(hands.ended(others, one).status()).isEqualTo(BuildStatus.SUCCEEDED);
        assertThat(List.copyOf(begun).getLast()).contains("/d:");
    }

    @Test
    void aBuildThatHasBeenAtWorkForDaysCountsAsOneAtWork() {
        var begun = new AtomicInteger();
        var goOn = new Semaphore(0);
        engine.builds((fake, _, _, _) -> {
            begun.incrementAndGet();
            goOn.acquire();
            return fake.succeeded();
        });
        var many = List.of("a", "b", "c").stream()
                .map(name -> hands.order(crew, hands.publish(crew, name, DOCKERFILE + "# " + name)))
                .toList();
        await().until(() -> begun.get() == 2);
        jdbc.sql("update build set started_at = started_at - interval '3 days' where team = :team")
                .param("team", crew.team().value())
                .update();
        var others = hands.crew();
        var one = hands.order(others, hands.publish(others, "one", DOCKERFILE));

        assertThat(builds.find(others.viewer(), one).place()).isEqualTo(new QueuePlace(1, 2));

        goOn.release(10);
        many.forEach(id -> hands.ended(crew, id));
        hands.ended(others, one);
    }

    @Test
    void aLogThatIsTooLongIsCutAndSaysSo() {
        engine.builds((fake, _, events, _) -> {
            for (int line = 0; line < 5_000; line++) {
                events.accept(new BuildEvent.OutputLine(1, "line " + line + " of many, with a zero \0 in it"));
            }
            return fake.succeeded();
        });

        var build = hands.build(crew, hands.publish(crew, "talks", DOCKERFILE));

        assertThat(build.status()).isEqualTo(BuildStatus.SUCCEEDED);
        assertThat(hands.log(crew, build.id()))
                .contains("The log was cut here")
                .contains("lines were left out")
                .contains("Succeeded")
                .hasSizeLessThan(70 * 1024);
    }

    @Test
    void aFollowedLogIsCompleteAndEndsWithTheBuild() throws Exception {
        var goOn = new CountDownLatch(1);
        engine.builds((fake, _, events, _) -> {
            events.accept(new BuildEvent.OutputLine(1, "first"));
            goOn.await();
            events.accept(new BuildEvent.OutputLine(1, "second"));
            return fake.succeeded();
        });
        var id = hands.order(crew, hands.publish(crew, "followed", DOCKERFILE));
        var seen = new ConcurrentLinkedQueue<String>();
        var follower = Thread.ofVirtual().start(() -> {
            try {
                logs.follow(crew.viewer(), id, seen::add, () -> true);
            } catch (Exception e) {
                seen.add(e.toString());
            }
        });
        await().until(() -> String.join("", seen).contains("first"));

        goOn.countDown();

        assertThat(follower.join(Duration.ofSeconds(10))).isTrue();
        assertThat(String.join("", seen)).isEqualTo(hands.log(crew, id)).contains("second");
        assertThat(feed.size()).isZero();
    }

    @Test
    void whoeverLeavesTheTeamFollowsNothingAnyMore() {
        engine.builds((_, _, events, build) -> {
            build.awaitCancel();
            return new BuildEvent.Cancelled();
        });
        var id = hands.order(crew, hands.publish(crew, "secret", DOCKERFILE));
        var follower = logs.follow(crew.viewer(), id, _ -> {});
        await().until(() -> feed.size() == 1);

        hands.leave(crew, crew.viewer());

        await().until(() -> feed.size() == 0);
        follower.remove();
        builds.cancel(crew.developer(), id);
    }

    @Test
    void theSameOrderTwiceIsOneBuild() {
        var goOn = new CountDownLatch(1);
        engine.builds((fake, _, _, _) -> {
            goOn.await();
            return fake.succeeded();
        });
        var script = hands.publish(crew, "twice", DOCKERFILE);
        var order = BuildOrder.of(script, RevisionSelector.LATEST);

        var first = builds.request(crew.developer(), order);
        var second = builds.request(crew.developer(), order);
        goOn.countDown();
        hands.ended(crew, first.build().id());
        var third = builds.request(crew.developer(), order);

        assertThat(first.reused()).isFalse();
        assertThat(List.of(second.build().id(), third.build().id()))
                .containsOnly(first.build().id());
        assertThat(third.reused()).isTrue();
        assertThat(builds.request(crew.developer(), order.afresh()).reused()).isFalse();
        var withArgs = new BuildOrder(script, RevisionSelector.LATEST, Map.of("A", "1"), true, false);
        assertThat(builds.request(crew.developer(), withArgs).reused()).isFalse();
    }

    @Test
    void anImageThatIsGoneIsBuiltAgain() {
        var script = hands.publish(crew, "gone", DOCKERFILE);
        var first = hands.build(crew, script);
        engine.forgetImages();

        var again = builds.request(crew.developer(), BuildOrder.of(script, RevisionSelector.LATEST));

        assertThat(again.reused()).isFalse();
        assertThat(again.build().id()).isNotEqualTo(first.id());
    }

    @Test
    void aBuildThatWasInterruptedTwiceFails() {
        var goOn = new CountDownLatch(1);
        engine.builds((_, _, _, _) -> {
            goOn.await();
            return new BuildEvent.Cancelled();
        });
        var id = hands.order(crew, hands.publish(crew, "unlucky", DOCKERFILE));
        hands.until(crew, id, BuildStatus.RUNNING);

        assertThat(ledger.begin(id)).as("the second try").isPresent();
        assertThat(ledger.begin(id)).as("a third try").isEmpty();

        var build = builds.find(crew.viewer(), id);
        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
        assertThat(requireNonNull(build.failure()).message()).contains("ended twice");
        goOn.countDown();
    }

    @Test
    void whoWatchesIsToldOfChangesAndNotOfOtherTeams() {
        var seen = new ConcurrentLinkedQueue<BuildStatus>();
        var strangers = new ConcurrentLinkedQueue<BuildDetails>();
        var mine = monitor.subscribe(
                crew.viewer(), BuildQuery.all(), list -> list.forEach(build -> seen.add(build.status())));
        var theirs = monitor.subscribe(crew.outsider(), BuildQuery.all(), strangers::addAll);

        hands.build(crew, hands.publish(crew, "watched", DOCKERFILE));

        await().until(() -> seen.contains(BuildStatus.SUCCEEDED));
        assertThat(strangers).isEmpty();
        mine.remove();
        theirs.remove();
    }

    @Test
    void aMissingRevisionIsNotFound() {
        hands.publish(crew, "one", DOCKERFILE);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> builds.request(
                        crew.developer(), BuildOrder.of(crew.script("one"), RevisionSelector.number(7))));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        builds.request(crew.developer(), BuildOrder.of(crew.script("none"), RevisionSelector.LATEST)));
    }

    @Test
    void aRetryIsOrderedAsTheFormerBuildWasAndKnowsIt() {
        var order = new BuildOrder(
                hands.publish(crew, "retried", DOCKERFILE),
                RevisionSelector.LATEST,
                Map.of("GREETING", "good day"),
                false,
                true);
        engine.builds((_, _, _, _) -> FakeEngine.failed("not today"));
        var former = hands.ended(
                crew, builds.request(crew.developer(), order).build().id());
        engine.reset();

        var again = builds.retry(crew.developer(), former.id());

        assertThat(again.args()).containsEntry("GREETING", "good day");
        assertThat(again.noCache()).isTrue();
        assertThat(again.former()).isEqualTo(new FormerBuild(former.id(), former.number(), FormerBuild.Relation.RETRY));
        assertThat(provenance.of(crew.viewer(), former.id()).later())
                .extracting(BuildDetails::id)
                .containsExactly(again.id());
        assertThat(hands.ended(crew, again.id()).status()).isEqualTo(BuildStatus.SUCCEEDED);
    }

    @Test
    void onlyABuildWithAnImageIsRebuiltToCompare() {
        engine.builds((_, _, _, _) -> FakeEngine.failed("not today"));
        var failed = hands.build(crew, hands.publish(crew, "no-image", DOCKERFILE));

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> builds.rebuild(crew.developer(), failed.id()))
                .withMessageContaining("no image to compare with");
    }

    @Test
    void aRebuildIsComparedWithWhatItRepeats() {
        var former = hands.build(crew, hands.publish(crew, "again", DOCKERFILE));
        assertThat(provenance.comparison(crew.viewer(), former.id())).isEmpty();

        var again =
                hands.ended(crew, builds.rebuild(crew.developer(), former.id()).id());

        assertThat(provenance.comparison(crew.viewer(), again.id())).hasValueSatisfying(found -> {
            assertThat(found.verdict()).isEqualTo(BuildComparison.Verdict.SAME_LAYERS);
            assertThat(found.former().number()).isEqualTo(former.number());
        });
    }

    @Test
    void theEndOfTheOutputIsKeptWithAFailure() {
        engine.builds((_, _, _, _) ->
                new BuildEvent.Failed("it broke", List.of("almost\0", "x".repeat(2_000)), OptionalInt.of(2), null));

        var failure = requireNonNull(
                hands.build(crew, hands.publish(crew, "tail", DOCKERFILE)).failure());

        assertThat(failure.lastLines()).containsExactly("almost\uFFFD", "x".repeat(1_000) + "…");
    }

    @Test
    void membersMayWhatTheirRoleSaysAndOthersFindNothing() {
        var script = hands.publish(crew, "matrix", DOCKERFILE);
        var id = hands.build(crew, script).id();
        var order = BuildOrder.of(script, RevisionSelector.LATEST);

        for (var member : List.of(crew.viewer(), crew.developer(), crew.maintainer(), crew.owner())) {
            assertThat(builds.find(member, id).id()).isEqualTo(id);
            assertThat(builds.list(member, BuildQuery.of(script))).hasSize(1);
            assertThat(builds.steps(member, id)).isNotEmpty();
        }
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> builds.request(crew.viewer(), order));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> builds.cancel(crew.viewer(), id));
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(() -> builds.rebuild(crew.viewer(), id));
        for (var stranger : List.of(crew.outsider(), Caller.user("nobody"), new Caller("admin", true))) {
            assertThat(builds.list(stranger, BuildQuery.all())).isEmpty();
            assertNotFound(() -> builds.find(stranger, id));
            assertNotFound(() -> builds.findForUse(stranger, id));
            assertNotFound(() -> builds.steps(stranger, id));
            assertNotFound(() -> builds.cancel(stranger, id));
            assertNotFound(() -> builds.retry(stranger, id));
            assertNotFound(() -> builds.rebuild(stranger, id));
            assertNotFound(() -> provenance.layers(stranger, id));
            assertNotFound(() -> provenance.bases(stranger, id));
            assertNotFound(() -> provenance.of(stranger, id));
            assertNotFound(() -> provenance.comparison(stranger, id));
            assertNotFound(() -> builds.request(stranger, order));
            assertNotFound(() -> logs.read(stranger, id, _ -> {}));
            assertNotFound(() -> logs.follow(stranger, id, _ -> {}));
            assertNotFound(() -> logs.follow(stranger, id, _ -> {}, () -> true));
        }
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call);
    }

    @Test
    void aFailureOfTheEngineKeepsItsOwnWords() {
        engine.builds((_, _, _, _) ->
                new BuildEvent.Failed("Dockerfile parse error on line 2", List.of(), OptionalInt.of(2), null));

        var build = hands.build(crew, hands.publish(crew, "line", DOCKERFILE));

        assertThat(build.failure())
                .isEqualTo(new BuildFailure(
                        "Dockerfile parse error on line 2",
                        "The Dockerfile cannot be read. Correct the line and save a new revision.",
                        2));
    }
}
