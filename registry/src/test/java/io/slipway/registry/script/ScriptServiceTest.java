package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextArchive;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.dockerfile.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RegistryTest
class ScriptServiceTest {
    private static final String DOCKERFILE = "FROM debian:trixie-slim\nEXPOSE 8080\n";

    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    private TeamFixture team;
    private ScriptName digits;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        digits = new ScriptName(team.name(), "digits");
    }

    @Test
    void theFirstRevisionCreatesTheScript() {
        var outcome = scripts.revise(team.developer(), digits, draft("print(1)"));

        assertThat(outcome.created()).isTrue();
        assertThat(outcome.warnings())
                .extracting(Finding::ruleId)
                .contains("root-user")
                .doesNotContain("unpinned-base");
        assertThat(outcome.revision().number()).isEqualTo(1);
        assertThat(outcome.revision().author()).isEqualTo(team.developer().username());
        assertThat(outcome.revision().files())
                .extracting(file -> file.path().value())
                .containsExactly("Dockerfile", "app.py");
        var script = scripts.find(team.viewer(), digits);
        assertThat(script.latestRevision()).isEqualTo(1);
        assertThat(script.visibility()).isEqualTo(Visibility.TEAM);
        assertThat(script.tags()).containsExactly(new TaggedRevision(TagName.LATEST, 1));
    }

    @Test
    void revisionsAreNumberedAndLatestMovesWithThem() {
        revise("print(1)");
        revise("print(2)");
        revise("print(3)");

        assertThat(scripts.revisions(team.viewer(), digits))
                .extracting(RevisionSummary::number)
                .containsExactly(3, 2, 1);
        assertThat(scripts.revision(team.viewer(), digits, RevisionSelector.LATEST)
                        .number())
                .isEqualTo(3);
        assertThat(text(RevisionSelector.number(2), "app.py")).isEqualTo("print(2)");
        assertThat(text(RevisionSelector.parse("latest"), "app.py")).isEqualTo("print(3)");
    }

    @Test
    void theSameContentAgainMakesNoNewRevision() {
        var first = revise("print(1)").revision();

        var again = scripts.revise(team.developer(), digits, RevisionDraft.of(context("print(1)"), "Again"));

        assertThat(again.created()).isFalse();
        assertThat(again.revision()).isEqualTo(first);
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(1);
    }

    @Test
    void goingBackToEarlierContentMakesANewRevisionWithTheSameDigest() {
        var first = revise("print(1)").revision();
        revise("print(2)");
        var third = revise("print(1)").revision();

        assertThat(third.number()).isEqualTo(3);
        assertThat(third.digest()).isEqualTo(first.digest());
    }

    @Test
    void contentIsStoredOnceHoweverManyRevisionsHaveIt() {
        var shared = "shared by many " + team.name();
        for (var number = 1; number <= 3; number++) {
            var context = BuildContext.of(
                    ContextFile.text("Dockerfile", DOCKERFILE + "# " + number),
                    ContextFile.text("a.txt", shared),
                    ContextFile.text("b.txt", shared));
            scripts.revise(team.developer(), digits, RevisionDraft.of(context, ""));
        }

        var hash = ContextFile.text("a.txt", shared).entry().sha256().hex();
        assertThat(count("select count(*) from blob where sha256 = '%s'".formatted(hash)))
                .isEqualTo(1);
    }

    @Test
    void aDockerfileThatDoesNotParseIsRefusedWithItsLine() {
        var context = BuildContext.of(ContextFile.text("Dockerfile", "FROM debian:trixie-slim\n\nRUNN make\n"));

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> scripts.revise(team.developer(), digits, RevisionDraft.of(context, "")))
                .withMessageContaining("line 3")
                .withMessageContaining("RUNN")
                .satisfies(refusal -> assertThat(refusal.properties())
                        .containsEntry("line", 3)
                        .containsKey("problems"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> scripts.find(team.developer(), digits));
    }

    @Test
    void aDockerfileThatIsTooLargeToBeBuiltIsNotSaved() {
        var endless = "FROM debian:trixie-slim\n" + "# x\n".repeat(300_000);
        var context = BuildContext.of(ContextFile.text("Dockerfile", endless));

        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> scripts.revise(team.developer(), digits, RevisionDraft.of(context, "")))
                .withMessageContaining("1 MiB");
    }

    @Test
    void adviceAboutTheDockerfileComesWithTheRevision() {
        var context = BuildContext.of(ContextFile.text("Dockerfile", "FROM debian\n"));

        var outcome = scripts.revise(team.developer(), digits, RevisionDraft.of(context, ""));

        assertThat(outcome.warnings())
                .extracting(Finding::ruleId)
                .containsExactlyInAnyOrder("unpinned-base", "root-user");
    }

    @Test
    void concurrentWritersNeverShareANumber() throws Exception {
        revise("print(0)");
        Callable<Integer> write = () -> scripts.revise(
                        team.developer(),
                        digits,
                        draft("print('%s')".formatted(Thread.currentThread().threadId())))
                .revision()
                .number();
        var numbers = new ArrayList<Integer>();
        var conflicts = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (var result :
                    pool.invokeAll(IntStream.range(0, 8).mapToObj(_ -> write).toList())) {
                try {
                    numbers.add(result.get());
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(ConflictException.class);
                    conflicts++;
                }
            }
        }

        assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
        assertThat(numbers.size() + conflicts).isEqualTo(8);
        assertThat(scripts.revisions(team.viewer(), digits))
                .extracting(RevisionSummary::number)
                .isEqualTo(IntStream.iterate(numbers.size() + 1, n -> n > 0, n -> n - 1)
                        .boxed()
                        .toList());
        assertThat(scripts.find(team.viewer(), digits).latestRevision()).isEqualTo(numbers.size() + 1);
    }

    @Test
    void twoWhoCreateAScriptAtOnceBothSucceed() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            Future<RevisionOutcome> one =
                    pool.submit(() -> scripts.revise(team.developer(), digits, draft("print('one')")));
            Future<RevisionOutcome> other =
                    pool.submit(() -> scripts.revise(team.owner(), digits, draft("print('other')")));

            assertThat(List.of(
                            one.get().revision().number(),
                            other.get().revision().number()))
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void aDraftFromAnOutdatedRevisionIsRefusedAndNamesTheLatest() {
        revise("print(1)");
        revise("print(2)");

        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scripts.revise(
                        team.developer(), digits, draft("print(3)").basedOn(1)))
                .satisfies(refusal -> {
                    assertThat(refusal.type()).isEqualTo("revision-conflict");
                    assertThat(refusal.properties()).containsEntry("latestRevision", 2);
                });
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(2);
    }

    @Test
    void anEditorChangesOneFileAndKeepsTheRest() {
        var script = new ContextFile(
                ContextPath.of("run.sh"), FileMode.EXECUTABLE, "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
        scripts.revise(
                team.developer(),
                digits,
                RevisionDraft.of(
                        BuildContext.of(
                                ContextFile.text("Dockerfile", DOCKERFILE), script, ContextFile.text("old.txt", "x")),
                        "First"));

        var changes = new RevisionChanges(
                1,
                "Serve elsewhere",
                List.of(ContextFile.text("Dockerfile", DOCKERFILE + "EXPOSE 9090\n")),
                Set.of(ContextPath.of("old.txt")));
        var changed = scripts.change(team.developer(), digits, changes).revision();

        assertThat(changed.number()).isEqualTo(2);
        assertThat(changed.files()).hasSize(2).contains(script.entry());
        assertThat(text(RevisionSelector.LATEST, "Dockerfile")).endsWith("EXPOSE 9090\n");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> scripts.change(team.developer(), digits, changes));
    }

    @Test
    void unknownRevisionsTagsAndFilesAreNamed() {
        revise("print(1)");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scripts.revision(team.viewer(), digits, RevisionSelector.number(7)))
                .withMessageContaining("revision '%s:7'".formatted(digits));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scripts.revision(team.viewer(), digits, RevisionSelector.parse("stable")))
                .withMessageContaining(":stable");
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() ->
                        scripts.file(team.viewer(), digits, RevisionSelector.LATEST, ContextPath.of("etc/passwd")))
                .withMessageContaining("file 'etc/passwd'");
    }

    @Test
    void theContextComesOutAsItWentIn() throws IOException {
        revise("print(1)");

        var first = tar(RevisionSelector.LATEST);
        var again = tar(RevisionSelector.number(1));

        assertThat(first).isEqualTo(again);
        assertThat(new ContextArchive(ContextLimits.DEFAULT)
                        .readAll(new ByteArrayInputStream(first))
                        .entries())
                .isEqualTo(context("print(1)").entries());
    }

    @Test
    void describingChangesTextAndVisibilityAndNothingElse() {
        revise("print(1)");

        var described = scripts.describe(
                team.maintainer(), digits, new ScriptDescription(" Digits, by hand. ", Visibility.SITE));

        assertThat(described.description()).isEqualTo("Digits, by hand.");
        assertThat(described.latestRevision()).isEqualTo(1);
        assertThat(scripts.find(team.outsider(), digits)).isEqualTo(described);
    }

    @Test
    void describingWhatDoesNotExistCreatesAScriptWithoutRevisions() {
        var created = scripts.describe(team.developer(), digits, new ScriptDescription("Soon", Visibility.TEAM));

        assertThat(created.latestRevision()).isZero();
        assertThat(created.tags()).isEmpty();
        assertThat(scripts.revisions(team.viewer(), digits)).isEmpty();
        assertThat(revise("print(1)").revision().number()).isEqualTo(1);
    }

    @Test
    void deletingRemovesTheScriptAndContentThatNobodyElseHas() {
        var other = new ScriptName(team.name(), "other");
        revise("only here " + digits);
        scripts.revise(team.developer(), other, RevisionDraft.of(context("there " + other), ""));

        scripts.delete(team.maintainer(), digits);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> scripts.find(team.owner(), digits));
        assertThat(blobs("only here " + digits)).isZero();
        assertThat(scripts.file(team.viewer(), other, RevisionSelector.LATEST, ContextPath.DOCKERFILE)
                        .text())
                .isEqualTo(DOCKERFILE);
        assertThat(revise("print(1)").revision().number()).isEqualTo(1);
    }

    @Test
    void storedRevisionsCannotBeChangedEvenByTheDatabase() {
        revise("print(1)");

        for (var table : List.of("revision", "revision_file", "blob")) {
            var change = "update %s set %s = %s"
                    .formatted(
                            table,
                            table.equals("revision") ? "message" : "size",
                            table.equals("revision") ? "''" : "0");
            assertThatExceptionOfType(org.springframework.dao.DataAccessException.class)
                    .isThrownBy(() -> jdbc.sql(change).update())
                    .withMessageContaining("immutable");
        }
    }

    private long blobs(String content) {
        var hash = ContextFile.text("any", content).entry().sha256().hex();
        return count("select count(*) from blob where sha256 = '%s'".formatted(hash));
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private byte[] tar(RevisionSelector selector) throws IOException {
        var out = new ByteArrayOutputStream();
        scripts.writeContextTar(team.viewer(), digits, selector, out);
        return out.toByteArray();
    }

    private String text(RevisionSelector selector, String path) {
        return scripts.file(team.viewer(), digits, selector, ContextPath.of(path))
                .text();
    }

    private RevisionOutcome revise(String program) {
        return scripts.revise(team.developer(), digits, draft(program));
    }

    private static RevisionDraft draft(String program) {
        return RevisionDraft.of(context(program), "Change the program");
    }

    private static BuildContext context(String program) {
        return BuildContext.of(ContextFile.text("Dockerfile", DOCKERFILE), ContextFile.text("app.py", program));
    }
}
