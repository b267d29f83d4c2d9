package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Http;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.tagrule.TagPattern;
import io.slipway.registry.tagrule.TagRuleService;
import io.slipway.registry.tagrule.TagRules;
import io.slipway.registry.tagrule.TagRules.Block;
import io.slipway.registry.tagrule.TagRules.Immutable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@RegistryTest
class TagServiceTest {
    private static final TagName STABLE = new TagName("stable");
    private static final TagName V1 = new TagName("v1");

    @Autowired
    private TagService tags;

    @Autowired
    private ScriptService scripts;

    @Autowired
    private TagRuleService rules;

    @Autowired
    private TeamFixtures fixtures;

    @LocalServerPort
    private int port;

    private TeamFixture team;
    private ScriptName digits;

    @BeforeEach
    void publishThreeRevisions() {
        team = fixtures.fullTeam();
        digits = new ScriptName(team.name(), "digits");
        IntStream.rangeClosed(1, 3).forEach(this::publish);
    }

    @Test
    void aTagIsMadeMovedAndDeletedAndItsHistoryStays() {
        var made = put(STABLE, 1, 0);
        var moved = put(STABLE, 2, 1);
        tags.delete(team.maintainer(), digits, STABLE, 2);

        assertThat(made.created()).isTrue();
        assertThat(moved.created()).isFalse();
        assertThat(moved.tag().digest())
                .isEqualTo(scripts.revision(team.viewer(), digits, RevisionSelector.number(2))
                        .digest());
        assertThat(tags.list(team.viewer(), digits)).extracting(TagDetails::tag).containsExactly(TagName.LATEST);
        assertThat(tags.deleted(team.viewer(), digits)).containsExactly(STABLE);
        assertThat(tags.history(team.viewer(), digits, STABLE))
                .extracting(TagMove::revision, TagMove::previous, TagMove::by)
                .containsExactly(
                        tuple(null, 2, team.maintainer().username()),
                        tuple(2, 1, team.developer().username()),
                        tuple(1, null, team.developer().username()));
    }

    @Test
    void latestFollowsPublishingOnlyAndItsHistoryIsThatOfTheRevisions() {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> put(TagName.LATEST, 1, null));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> tags.delete(team.maintainer(), digits, TagName.LATEST, null));

        assertThat(tags.history(team.viewer(), digits, TagName.LATEST))
                .extracting(TagMove::revision)
                .containsExactly(3, 2, 1);
    }

    @Test
    void whoExpectedSomethingElseIsToldTheNewestState() {
        put(STABLE, 1, 0);
        put(STABLE, 3, null);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> put(STABLE, 2, 1))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo("tag-conflict");
                    assertThat(refusal.properties())
                            .containsEntry("revision", 3)
                            .containsEntry("movedBy", team.developer().username());
                });
        assertThatExceptionOfType(ConflictException.class).isThrownBy(() -> put(STABLE, 2, 0));
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> tags.delete(team.maintainer(), digits, STABLE, 1));
        assertThat(pointsTo(STABLE)).isEqualTo(3);
    }

    @Test
    void anImmutableTagIsNeitherMovedNorDeletedByAnybody() {
        put(V1, 1, null);
        put(STABLE, 1, null);
        rule(Immutable.PATTERNS, Block.NONE, "v*");

        for (var caller : List.of(team.developer(), team.maintainer(), team.owner())) {
            assertThatExceptionOfType(ConflictException.class)
                    .isThrownBy(() -> tags.put(caller, digits, V1, 2, null))
                    .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("tag-immutable"));
        }
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> tags.delete(team.owner(), digits, V1, null));

        assertThat(pointsTo(V1)).isEqualTo(1);
        assertThat(tags.history(team.viewer(), digits, V1)).hasSize(1);
        assertThat(put(V1, 1, null).tag().immutable()).isTrue();
        assertThat(put(STABLE, 2, null).tag().revision()).isEqualTo(2);
        assertThat(put(new TagName("v2"), 2, null).created()).isTrue();
    }

    @Test
    void oneOfTwoWhoMakeTheSameImmutableTagWins() throws Exception {
        rule(Immutable.ALL, Block.NONE);
        var refused = race(V1, null);

        assertThat(refused).isEqualTo(7);
        assertThat(tags.history(team.viewer(), digits, V1)).hasSize(1);
        assertThat(pointsTo(V1))
                .isEqualTo(tags.history(team.viewer(), digits, V1).getFirst().revision());
    }

    @Test
    void oneOfTwoWhoMoveATagFromTheSameRevisionWins() throws Exception {
        put(STABLE, 1, 0);
        var refused = race(STABLE, 1);

        assertThat(refused).isEqualTo(7);
        assertThat(tags.history(team.viewer(), digits, STABLE)).hasSize(2);
    }

    @Test
    void publishingDoesNotMoveALatestThatTheTeamHasFrozen() {
        rule(Immutable.PATTERNS, Block.NONE, "latest");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> publish(4))
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("tag-immutable"));
        assertThat(scripts.find(team.viewer(), digits).latestRevision()).isEqualTo(3);

        rule(Immutable.ALL, Block.NONE);
        publish(4);
        assertThat(pointsTo(TagName.LATEST)).isEqualTo(4);
    }

    @Test
    void findingsKeepATagAwayWhenTheTeamSaysSo() {
        var careless = BuildContext.of(ContextFile.text("Dockerfile", "FROM debian\n"));
        scripts.revise(team.developer(), digits, RevisionDraft.of(careless, ""));
        rule(Immutable.NONE, Block.WARNINGS);

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> put(STABLE, 4, null))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo("tag-blocked");
                    assertThat(refusal.properties()).containsKey("findings");
                });
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> tags.history(team.viewer(), digits, STABLE));
    }

    @Test
    void rightsAreAskedForAndOthersSeeNothing() {
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> tags.put(team.viewer(), digits, V1, 1, null));
        put(V1, 1, null);
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> tags.delete(team.developer(), digits, V1, null));
        for (var stranger : List.of(team.outsider(), team.siteAdmin())) {
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> tags.list(stranger, digits));
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> tags.history(stranger, digits, V1));
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> tags.deleted(stranger, digits));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> tags.put(stranger, digits, V1, 2, null));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> tags.delete(stranger, digits, V1, null));
            assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> rules.find(stranger, team.name()));
        }
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> rules.set(team.developer(), team.name(), TagRules.NONE));
        assertThat(pointsTo(V1)).isEqualTo(1);
    }

    @Test
    void theApiSpeaksOfTags() {
        var developer = new Http(port, team.developer());
        var path = "/scripts/%s/tags".formatted(digits);

        var created = developer.json("PUT", path + "/v1", "{\"revision\":1,\"expected\":0}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(Http.header(created, "Location")).isEqualTo("/api/v1" + path + "/v1");
        assertThat(developer
                        .json("PUT", path + "/v1", "{\"revision\":2,\"expected\":1}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(developer
                        .json("PUT", path + "/v1", "{\"revision\":3,\"expected\":1}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(developer.json("PUT", path + "/v1", "{}").statusCode()).isEqualTo(400);
        assertThat(developer.json("PUT", path + "/v1", "{\"revision\":9}").statusCode())
                .isEqualTo(404);
        var listed = Http.json(developer.get(path));
        assertThat(listed.findValuesAsString("tag")).containsExactly("latest", "v1");
        assertThat(Http.json(developer.get(path + "/v1/history")).findValuesAsString("action"))
                .containsExactly("moved", "created");

        var maintainer = new Http(port, team.maintainer());
        var rulesPath = "/teams/%s/tag-rules".formatted(team.name());
        var body = "{\"immutable\":\"patterns\",\"patterns\":[\"v*\"],\"block\":\"errors\","
                + "\"latency\":{\"tags\":[\"stable\"],\"delta\":0.05}}";
        assertThat(Http.text(maintainer.json("PUT", rulesPath, body))).isEqualTo(body);
        assertThat(Http.text(developer.get(rulesPath))).isEqualTo(body);
        assertThat(maintainer.delete(path + "/v1").statusCode()).isEqualTo(409);
        assertThat(maintainer.json("PUT", rulesPath, "{\"immutable\":\"some\"}").statusCode())
                .isEqualTo(400);
        maintainer.json("PUT", rulesPath, "{}");
        assertThat(maintainer.delete(path + "/v1").statusCode()).isEqualTo(204);
    }

    /// Eight at once, each to a revision of its own choice among those that the tag does not have; how many were
    /// refused.
    private int race(TagName tag, @Nullable Integer expected) throws Exception {
        for (var number = 4; number <= 9; number++) {
            publish(number);
        }
        var start = new CountDownLatch(1);
        var refused = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            var results = IntStream.rangeClosed(2, 9)
                    .mapToObj(revision -> pool.submit((Callable<TagOutcome>) () -> {
                        start.await();
                        return tags.put(team.developer(), digits, tag, revision, expected);
                    }))
                    .toList();
            start.countDown();
            for (var result : results) {
                try {
                    result.get();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(ConflictException.class);
                    refused++;
                }
            }
        }
        return refused;
    }

    private void rule(Immutable immutable, Block block, String... patterns) {
        rules.set(
                team.maintainer(),
                team.name(),
                new TagRules(
                        immutable,
                        List.of(patterns).stream().map(TagPattern::new).toList(),
                        block));
    }

    private TagOutcome put(TagName tag, int revision, @Nullable Integer expected) {
        return tags.put(team.developer(), digits, tag, revision, expected);
    }

    private int pointsTo(TagName tag) {
        return scripts.revision(team.viewer(), digits, new RevisionSelector.Tagged(tag))
                .number();
    }

    private void publish(int number) {
        Caller developer = team.developer();
        var context = BuildContext.of(
                ContextFile.text("Dockerfile", "FROM debian:trixie-slim\nEXPOSE 8080\n"),
                ContextFile.text("app.py", "print(%d)".formatted(number)));
        scripts.revise(developer, digits, RevisionDraft.of(context, "Number " + number));
    }
}
