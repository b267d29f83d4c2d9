package io.slipway.registry.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.Http;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.Scope;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.TokenId;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegistryTest
class ProposalServiceTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\nEXPOSE 8080\n";
    private static final ProposalText TEXT = new ProposalText("Print something else", "It reads better.");

    @Autowired
    private ProposalService proposals;

    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TeamFixture team;
    private ScriptName digits;

    @BeforeEach
    void makeAScript() {
        team = fixtures.fullTeam();
        digits = new ScriptName(team.name(), "digits");
        revise("app.py", "print(1)\n");
    }

    @Test
    void anAcceptedProposalBecomesTheNextRevisionOfItsAuthor() {
        var proposal = propose(team.viewer(), context("app.py", "print(2)\n"));

        var accepted = proposals.accept(team.maintainer(), digits, proposal.number(), null);

        assertThat(accepted.summary().state()).isEqualTo(ProposalState.ACCEPTED);
        assertThat(accepted.summary().decidedBy()).isEqualTo(team.maintainer().username());
        assertThat(accepted.summary().revision()).isEqualTo(2);
        var revision = scripts.revision(team.viewer(), digits, RevisionSelector.LATEST);
        assertThat(revision.number()).isEqualTo(2);
        assertThat(revision.author()).isEqualTo(team.viewer().username());
        assertThat(revision.message()).isEqualTo("Print something else\n\nIt reads better.");
        assertThat(revision.digest()).isEqualTo(proposal.digest());
    }

    @Test
    void aStrangerMayProposeForWhatTheSiteSeesAndGetsNoOtherRight() {
        assertNotFound(() -> propose(team.outsider(), context("app.py", "print(2)\n")));
        open();

        var proposal = propose(team.outsider(), context("app.py", "print(2)\n"));

        assertThat(proposal.mayDecide()).isFalse();
        assertThat(proposal.mayWithdraw()).isTrue();
        assertForbidden(() -> proposals.accept(team.outsider(), digits, 1, null));
        assertForbidden(() -> proposals.decline(team.outsider(), digits, 1, "No"));
        assertForbidden(() -> proposals.accept(team.developer(), digits, 1, null));
        assertForbidden(
                () -> scripts.revise(team.outsider(), digits, RevisionDraft.of(context("app.py", "print(3)\n"), "")));
        assertThat(scripts.find(team.viewer(), digits).latestRevision()).isEqualTo(1);
        assertThat(proposals.find(team.viewer(), digits, 1).summary().state()).isEqualTo(ProposalState.OPEN);
    }

    @Test
    void proposalsOfAPrivateScriptAreNotFoundByStrangers() {
        propose(team.viewer(), context("app.py", "print(2)\n"));

        assertNotFound(() -> proposals.list(team.outsider(), digits, true));
        assertNotFound(() -> proposals.countOpen(team.outsider(), digits));
        assertNotFound(() -> proposals.find(team.outsider(), digits, 1));
        assertNotFound(() -> proposals.diff(team.outsider(), digits, 1, Against.BASE, DiffOptions.DEFAULT));
        assertNotFound(() -> proposals.patch(team.outsider(), digits, 1, Against.BASE));
        assertNotFound(() -> proposals.comment(team.outsider(), digits, 1, new NewComment("Hello", null)));
        assertNotFound(() -> proposals.accept(team.outsider(), digits, 1, null));
        assertNotFound(() -> proposals.decline(team.siteAdmin(), digits, 1, "No"));
        assertNotFound(() -> proposals.withdraw(team.outsider(), digits, 1));
        assertNotFound(() -> proposals.find(team.viewer(), digits, 2));
    }

    @Test
    void aRevisionOfAnotherScriptCanBeProposed() {
        open();
        var other = new TeamName(team.outsider().username().replace("outsider", "other"));
        var fork = new ScriptName(other, "digits-fork");
        scripts.revise(team.outsider(), fork, RevisionDraft.of(context("app.py", "print('fork')\n"), ""));

        var proposal = proposals.propose(
                team.outsider(), digits, TEXT, new RevisionReference(fork, RevisionSelector.LATEST), null);

        assertThat(proposal.origin()).isEqualTo(RevisionReference.of(fork, 1));
        assertThat(proposals.find(team.owner(), digits, 1).origin())
                .as("the fork is private, and its name is too")
                .isNull();
        assertNotFound(() -> proposals.propose(
                team.owner(), digits, TEXT, new RevisionReference(fork, RevisionSelector.LATEST), null));
        proposals.accept(team.owner(), digits, 1, null);
        assertThat(text("app.py")).isEqualTo("print('fork')\n");
    }

    @Test
    void changesInDifferentFilesAreBroughtTogether() {
        revise("other.py", "1\n");
        propose(
                team.viewer(),
                BuildContext.of(
                        dockerfile(), file("app.py", "print(1)\n"), file("other.py", "2\n"), file("new.py", "n\n")));
        scripts.revise(
                team.developer(),
                digits,
                RevisionDraft.of(
                        BuildContext.of(dockerfile(), file("app.py", "print(9)\n"), file("other.py", "1\n")), ""));

        assertThat(proposals.find(team.viewer(), digits, 1).conflicts()).isEmpty();
        proposals.accept(team.maintainer(), digits, 1, null);

        assertThat(text("app.py")).isEqualTo("print(9)\n");
        assertThat(text("other.py")).isEqualTo("2\n");
        assertThat(text("new.py")).isEqualTo("n\n");
    }

    @Test
    void changesInTheSameFileAreRefusedUntilTheReviewerSaysWhichRevisionTheyReplace() {
        propose(team.viewer(), context("app.py", "print(2)\n"));
        revise("app.py", "print(3)\n");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> proposals.accept(team.maintainer(), digits, 1, null))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo("proposal-conflict");
                    assertThat(refusal.properties())
                            .containsEntry("latestRevision", 2)
                            .containsEntry("conflicts", List.of("app.py"));
                });
        assertThat(proposals.find(team.viewer(), digits, 1).conflicts()).containsExactly(ContextPath.of("app.py"));
        assertThat(proposals.patch(team.viewer(), digits, 1, Against.LATEST)).contains("-print(3)\n+print(2)\n");
        assertThat(proposals.patch(team.viewer(), digits, 1, Against.BASE)).contains("-print(1)\n+print(2)\n");
        assertConflict(() -> proposals.accept(team.maintainer(), digits, 1, 1));
        assertThat(scripts.find(team.viewer(), digits).latestRevision()).isEqualTo(2);

        proposals.accept(team.maintainer(), digits, 1, 2);

        assertThat(text("app.py")).isEqualTo("print(2)\n");
    }

    @Test
    void twoReviewersAtOnceMakeOneDecision() throws Exception {
        for (var round = 1; round <= 5; round++) {
            var number = propose(team.viewer(), context("app.py", "print('%d')\n".formatted(round)))
                    .number();
            var before = scripts.find(team.viewer(), digits).latestRevision();
            Callable<ProposalDetails> accept = () -> proposals.accept(team.maintainer(), digits, number, null);
            Callable<ProposalDetails> decline = () -> proposals.decline(team.owner(), digits, number, "No");
            var refused = 0;
            try (var pool = Executors.newFixedThreadPool(4)) {
                for (var result : pool.invokeAll(List.of(accept, decline, accept, decline))) {
                    try {
                        result.get();
                    } catch (ExecutionException e) {
                        assertThat(e.getCause()).isInstanceOf(ConflictException.class);
                        refused++;
                    }
                }
            }

            assertThat(refused).isEqualTo(3);
            var accepted =
                    proposals.find(team.viewer(), digits, number).summary().state() == ProposalState.ACCEPTED;
            assertThat(scripts.find(team.viewer(), digits).latestRevision()).isEqualTo(accepted ? before + 1 : before);
        }
    }

    @Test
    void aDeclinedProposalSaysWhyAndStaysAsItIs() {
        propose(team.viewer(), context("app.py", "print(2)\n"));
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> proposals.decline(team.maintainer(), digits, 1, " "));

        var declined = proposals.decline(team.maintainer(), digits, 1, "Too loud");

        assertThat(declined.summary().reason()).isEqualTo("Too loud");
        assertConflict(() -> proposals.accept(team.maintainer(), digits, 1, null));
        assertConflict(() -> proposals.withdraw(team.viewer(), digits, 1));
        assertThat(proposals.list(team.viewer(), digits, true)).isEmpty();
        assertThat(proposals.list(team.viewer(), digits, false)).hasSize(1);
        assertThat(proposals.countOpen(team.viewer(), digits)).isZero();
    }

    @Test
    void onlyTheAuthorTakesAProposalBack() {
        propose(team.viewer(), context("app.py", "print(2)\n"));

        assertForbidden(() -> proposals.withdraw(team.owner(), digits, 1));

        assertThat(proposals.withdraw(team.viewer(), digits, 1).summary().state())
                .isEqualTo(ProposalState.WITHDRAWN);
    }

    @Test
    void everybodyWhoReadsTheScriptTalksAboutItAlsoOfALine() {
        propose(team.viewer(), context("app.py", "print(2)\n"));

        proposals.comment(team.developer(), digits, 1, new NewComment(" Why? ", null));
        var place = new CommentPlace(ContextPath.of("app.py"), 1);
        var talk = proposals
                .comment(team.viewer(), digits, 1, new NewComment("Because", place))
                .comments();

        assertThat(talk).extracting(Comment::text).containsExactly("Why?", "Because");
        assertThat(talk.getLast().place()).isEqualTo(place);
        var elsewhere = new CommentPlace(ContextPath.of("none.py"), 1);
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> proposals.comment(team.viewer(), digits, 1, new NewComment("?", elsewhere)));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new NewComment("x".repeat(10_001), null));
    }

    @Test
    void aTokenForReadingAloneNeitherProposesNorTalks() {
        var proposal = propose(team.viewer(), context("app.py", "print(2)\n"));
        var grant = new Grant.Scoped(Set.of(Scope.READ), null, new TokenId(UUID.randomUUID()));
        var reader = new Caller(team.viewer().username(), false, Set.of(), grant);

        assertThat(proposals.find(reader, digits, proposal.number()).number()).isEqualTo(proposal.number());
        assertForbidden(() -> propose(reader, context("app.py", "print(3)\n")));
        assertForbidden(() -> proposals.requireOpenTo(reader, digits));
        assertForbidden(() -> proposals.comment(reader, digits, proposal.number(), new NewComment("Hm.", null)));
        assertForbidden(() -> proposals.withdraw(reader, digits, proposal.number()));
    }

    @Test
    void everyStepIsInTheAuditLogOfTheTeam() {
        var proposal = propose(team.viewer(), context("app.py", "print(2)\n"));
        proposals.comment(team.developer(), digits, proposal.number(), new NewComment("Nice.", null));
        proposals.accept(team.maintainer(), digits, proposal.number(), null);
        assertForbidden(() -> proposals.accept(team.viewer(), digits, proposal.number(), null));

        assertThat(jdbc.sql(
                                "select actor || ' ' || action from audit_entry where name = ? and outcome = 'DONE' order by id")
                        .param(digits + "#" + proposal.number())
                        .query(String.class)
                        .list())
                .containsExactly(
                        team.viewer().username() + " proposal.open",
                        team.developer().username() + " proposal.comment",
                        team.maintainer().username() + " proposal.accept");
    }

    @Test
    void nobodyKeepsMoreThanTenProposalsOpen() {
        for (var i = 0; i < 10; i++) {
            propose(team.viewer(), context("app.py", "print('%d')\n".formatted(i)));
        }

        assertConflict(() -> propose(team.viewer(), context("app.py", "print('more')\n")));
        proposals.withdraw(team.viewer(), digits, 3);
        assertThat(propose(team.viewer(), context("app.py", "print('more')\n")).number())
                .isEqualTo(11);
    }

    @Test
    void whatCannotBecomeARevisionIsNotProposed() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> propose(team.viewer(), context("app.py", "print(1)\n")))
                .withMessageContaining("same");
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> propose(
                        team.viewer(), BuildContext.of(ContextFile.text("Dockerfile", "FROM debian:12\nRUNN x\n"))))
                .withMessageContaining("line 2");
        assertThat(proposals.list(team.viewer(), digits, true)).isEmpty();
    }

    @Test
    void deletingTheScriptTakesItsProposalsAndTheirContentAlong() {
        propose(team.viewer(), context("app.py", "only in the proposal " + digits));
        var other = new ScriptName(team.name(), "other");
        scripts.revise(team.developer(), other, RevisionDraft.of(context("app.py", "print(1)\n"), ""));

        scripts.delete(team.maintainer(), digits);

        var hash =
                file("any", "only in the proposal " + digits).entry().sha256().hex();
        assertThat(jdbc.sql("select count(*) from blob where sha256 = ?")
                        .param(hash)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void contentOfAProposalSurvivesTheDeletionOfAScriptThatHasTheSame() {
        open();
        var other = new ScriptName(team.name(), "other");
        var content = context("app.py", "shared " + digits);
        scripts.revise(team.developer(), other, RevisionDraft.of(content, ""));
        propose(team.viewer(), content);

        scripts.delete(team.maintainer(), other);

        proposals.accept(team.maintainer(), digits, 1, null);
        assertThat(text("app.py")).isEqualTo("shared " + digits);
    }

    @Test
    void theWholeWayOverRest() {
        var path = "/scripts/%s/proposals".formatted(digits);
        var made = as(team.viewer())
                .json(
                        "POST",
                        path,
                        "{\"title\":\"Louder\",\"changes\":[{\"path\":\"app.py\",\"text\":\"print(2)\\n\"}]}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(Http.header(made, "Location")).isEqualTo("/api/v1" + path + "/1");

        assertThat(as(team.developer())
                        .json("POST", path + "/1/comments", "{\"text\":\"Why?\",\"path\":\"app.py\",\"line\":1}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(Http.text(as(team.viewer()).get(path + "/1.patch"))).contains("+print(2)");
        assertThat(Http.json(as(team.viewer()).get(path + "/1/diff"))
                        .at("/0/path")
                        .asString())
                .isEqualTo("app.py");
        assertThat(as(team.developer()).json("POST", path + "/1/accept", "{}").statusCode())
                .isEqualTo(403);
        assertThat(as(team.outsider()).get(path + "/1").statusCode()).isEqualTo(404);
        var accepted = Http.json(as(team.maintainer()).json("POST", path + "/1/accept", "{}"));
        assertThat(accepted.at("/proposal/state").asString()).isEqualTo("accepted");
        assertThat(accepted.at("/proposal/revision").asInt()).isEqualTo(2);
        assertThat(accepted.at("/comments/0/text").asString()).isEqualTo("Why?");
        assertThat(as(team.maintainer())
                        .json("POST", path + "/1/decline", "{\"reason\":\"No\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(Http.json(as(team.viewer()).get(path + "?state=closed")).size())
                .isEqualTo(1);
    }

    private ProposalDetails propose(Caller caller, BuildContext context) {
        return proposals.propose(caller, digits, TEXT, context, null);
    }

    private void revise(String path, String content) {
        scripts.revise(
                team.developer(),
                digits,
                RevisionDraft.of(
                        path.equals("app.py")
                                ? context(path, content)
                                : BuildContext.of(dockerfile(), file("app.py", "print(1)\n"), file(path, content)),
                        ""));
    }

    private void open() {
        scripts.describe(team.owner(), digits, new ScriptDescription("", Visibility.SITE));
    }

    private String text(String path) {
        return scripts.file(team.viewer(), digits, RevisionSelector.LATEST, ContextPath.of(path))
                .text();
    }

    private Http as(Caller caller) {
        return new Http(port, caller);
    }

    private static BuildContext context(String path, String content) {
        return BuildContext.of(dockerfile(), file(path, content));
    }

    private static ContextFile dockerfile() {
        return file("Dockerfile", DOCKERFILE);
    }

    private static ContextFile file(String path, String content) {
        return ContextFile.text(path, content);
    }

    private static void assertNotFound(ThrowingCallable call) {
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(call);
    }

    private static void assertForbidden(ThrowingCallable call) {
        assertThatExceptionOfType(ForbiddenException.class).isThrownBy(call);
    }

    private static void assertConflict(ThrowingCallable call) {
        assertThatExceptionOfType(ConflictException.class).isThrownBy(call);
    }
}
