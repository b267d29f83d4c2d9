package io.slipway.registry.script;

import static io.slipway.registry.script.AccessMatrixTest.Outcome.DONE;
import static io.slipway.registry.script.AccessMatrixTest.Outcome.FORBIDDEN;
import static io.slipway.registry.script.AccessMatrixTest.Outcome.NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.team.Role;
import io.slipway.registry.team.TeamService;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;

/// Everybody tries everything, on a private script and on one that is open to the site. A refusal is checked
/// by its effect as well: the script reads the same afterwards.
@RegistryTest
class AccessMatrixTest {
    private static final RevisionSelector LATEST = RevisionSelector.LATEST;
    private static final List<Outcome> ON_PRIVATE_READ =
            List.of(DONE, DONE, DONE, DONE, NOT_FOUND, NOT_FOUND, NOT_FOUND);
    private static final List<Outcome> ON_OPEN_READ = List.of(DONE, DONE, DONE, DONE, DONE, DONE, DONE);
    private static final List<Outcome> ON_PRIVATE_WRITE =
            List.of(DONE, DONE, DONE, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND);
    private static final List<Outcome> ON_OPEN_WRITE =
            List.of(DONE, DONE, DONE, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN);
    private static final List<Outcome> ON_PRIVATE_DELETE =
            List.of(DONE, DONE, FORBIDDEN, FORBIDDEN, NOT_FOUND, NOT_FOUND, NOT_FOUND);
    private static final List<Outcome> ON_OPEN_DELETE =
            List.of(DONE, DONE, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN);

    @Autowired
    private ScriptService scripts;

    @Autowired
    private ScriptKeeping keeping;

    @Autowired
    private ScriptDeletion deletion;

    @Autowired
    private TeamService teams;

    @Autowired
    private TeamFixtures fixtures;

    enum Outcome {
        DONE,
        FORBIDDEN,
        NOT_FOUND
    }

    /// One thing somebody may try.
    private interface Attempt {
        void by(Caller caller, ScriptName script) throws IOException;
    }

    private record Row(String name, Attempt attempt, List<Outcome> onPrivate, List<Outcome> onOpen) {}

    @TestFactory
    Stream<DynamicTest> everybodyTriesEverything() {
        return rows().stream()
                .flatMap(row -> Stream.of(Visibility.TEAM, Visibility.SITE)
                        .map(visibility -> DynamicTest.dynamicTest(
                                "%s a script open to the %s".formatted(row.name(), visibility.slug()),
                                () -> check(row, visibility))));
    }

    private List<Row> rows() {
        return List.of(
                reading("find", (caller, script) -> scripts.find(caller, script)),
                reading("list revisions of", (caller, script) -> scripts.revisions(caller, script)),
                reading("read a revision of", (caller, script) -> scripts.revision(caller, script, LATEST)),
                reading(
                        "read a file of",
                        (caller, script) -> scripts.file(caller, script, LATEST, ContextPath.DOCKERFILE)),
                reading(
                        "download",
                        (caller, script) ->
                                scripts.writeContextTar(caller, script, LATEST, OutputStream.nullOutputStream())),
                writing("announce an upload to", (caller, script) -> scripts.requireWritable(caller, script)),
                writing("revise", (caller, script) -> scripts.revise(caller, script, draft("changed"))),
                writing("edit", (caller, script) -> scripts.change(caller, script, edit())),
                writing(
                        "describe",
                        (caller, script) ->
                                scripts.describe(caller, script, new ScriptDescription("changed", Visibility.TEAM))),
                keeping("delete", (caller, script) -> deletion.delete(caller, script)),
                keeping("see what goes with", (caller, script) -> deletion.preview(caller, script)),
                keeping("archive", (caller, script) -> keeping.archive(caller, script)),
                keeping("take out of the archive", (caller, script) -> keeping.unarchive(caller, script)),
                keeping("rename", (caller, script) -> keeping.rename(caller, script, script.name() + "-2")));
    }

    private static Row keeping(String name, Attempt attempt) {
        return new Row(name, attempt, ON_PRIVATE_DELETE, ON_OPEN_DELETE);
    }

    private static Row reading(String name, Attempt attempt) {
        return new Row(name, attempt, ON_PRIVATE_READ, ON_OPEN_READ);
    }

    private static Row writing(String name, Attempt attempt) {
        return new Row(name, attempt, ON_PRIVATE_WRITE, ON_OPEN_WRITE);
    }

    private void check(Row row, Visibility visibility) throws IOException {
        var team = fixtures.fullTeam();
        var expected = visibility == Visibility.TEAM ? row.onPrivate() : row.onOpen();
        var people = people(team);
        for (var i = 0; i < people.size(); i++) {
            var script = new ScriptName(team.name(), "script-" + i);
            scripts.describe(team.owner(), script, new ScriptDescription("original", visibility));
            scripts.revise(team.owner(), script, draft("original"));
            var before = scripts.find(team.owner(), script);

            var outcome = outcome(row.attempt(), people.get(i), script);

            assertThat(outcome).as("%s by %s", row.name(), people.get(i)).isEqualTo(expected.get(i));
            if (outcome != DONE) {
                assertThat(scripts.find(team.owner(), script)).isEqualTo(before);
            }
        }
    }

    /// In the order of the expectations: the last is somebody who was a member.
    private List<Caller> people(TeamFixture team) {
        var former = Caller.user("former-" + team.name());
        teams.setMember(team.owner(), team.name(), former.username(), Role.OWNER);
        teams.removeMember(team.owner(), team.name(), former.username());
        return List.of(
                team.owner(),
                team.maintainer(),
                team.developer(),
                team.viewer(),
                team.outsider(),
                team.siteAdmin(),
                former);
    }

    private static Outcome outcome(Attempt attempt, Caller caller, ScriptName script) throws IOException {
        try {
            attempt.by(caller, script);
            return DONE;
        } catch (ForbiddenException e) {
            return FORBIDDEN;
        } catch (NotFoundException e) {
            return NOT_FOUND;
        }
    }

    private static RevisionDraft draft(String text) {
        return RevisionDraft.of(
                BuildContext.of(ContextFile.text("Dockerfile", "FROM debian:trixie-slim\n# " + text + "\n")), text);
    }

    private static RevisionChanges edit() {
        return RevisionChanges.writing(1, "changed", ContextFile.text("new.txt", "changed"));
    }
}
