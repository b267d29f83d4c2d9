package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.proposal.ProposalService;
import io.slipway.registry.proposal.ProposalText;
import io.slipway.registry.search.FoundScript;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.search.SearchQuery;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RegistryTest
class ScriptKeepingTest {
    @Autowired
    private ScriptService scripts;

    @Autowired
    private ScriptKeeping keeping;

    @Autowired
    private ScriptForks forks;

    @Autowired
    private ScriptDeletion deletion;

    @Autowired
    private ScriptNames names;

    @Autowired
    private ScriptSearch search;

    @Autowired
    private ProposalService proposals;

    @Autowired
    private TeamService teams;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TeamFixture team;
    private ScriptName digits;

    @BeforeEach
    void makeAScript() {
        team = fixtures.fullTeam();
        digits = new ScriptName(team.name(), "digits");
        revise(digits, "1");
    }

    // Labels

    @Test
    void labelsAreKeptAndLeadToTheScript() {
        label(Map.of("task", "vision", "owner", "mara"));

        assertThat(scripts.find(team.viewer(), digits).labels().pairs())
                .containsExactly(Map.entry("owner", "mara"), Map.entry("task", "vision"));
        assertThat(found(SearchQuery.all().labelled("task=vision"))).containsExactly(digits);
        assertThat(found(SearchQuery.all().labelled("owner"))).containsExactly(digits);
        assertThat(search.facets(team.viewer(), SearchQuery.all().in(team.name()), false)
                        .labels())
                .extracting(count -> count.value())
                .contains("task=vision", "owner=mara");
    }

    @Test
    void aDescriptionWithoutLabelsLeavesThemAsTheyAre() {
        label(Map.of("task", "vision"));

        scripts.describe(team.developer(), digits, new ScriptDescription("New words", Visibility.TEAM));
        assertThat(scripts.find(team.viewer(), digits).labels().pairs()).containsEntry("task", "vision");

        label(Map.of());
        assertThat(scripts.find(team.viewer(), digits).labels()).isEqualTo(ScriptLabels.NONE);
        assertThat(found(SearchQuery.all().labelled("task"))).isEmpty();
    }

    @Test
    void labelsThatAreNoneOrSlipwaysOwnAreRefused() {
        for (var key : List.of("", "Task", "a b", "-a", "io.slipway.predict", "x".repeat(64), "a\0")) {
            assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new ScriptLabels(Map.of(key, "")));
        }
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> ScriptLabels.parse("a=1\na=2"));
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new ScriptLabels(Map.of("a", "two\nlines")));
        assertThat(ScriptLabels.parse("b = x=y\n\n a \n").lines()).isEqualTo("a=\nb=x=y");
    }

    // Visibility

    @Test
    void onlyMaintainersShowAScriptToEverybody() {
        var open = new ScriptDescription("", Visibility.SITE);
        var unknown = new ScriptName(team.name(), "unknown");

        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> scripts.describe(team.developer(), digits, open));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> scripts.describe(team.developer(), unknown, open));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> scripts.find(team.outsider(), digits));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> scripts.find(team.owner(), unknown));

        scripts.describe(team.maintainer(), digits, open);
        scripts.describe(team.developer(), digits, new ScriptDescription("Still open", Visibility.SITE));
        assertThat(scripts.find(team.outsider(), digits).description()).isEqualTo("Still open");
    }

    // Archive

    @Test
    void anArchivedScriptIsReadButNotChanged() {
        proposals.propose(team.viewer(), digits, new ProposalText("Mine", ""), context("mine"), null);
        keeping.archive(team.maintainer(), digits);

        assertThat(scripts.find(team.viewer(), digits).archived()).isTrue();
        assertThat(scripts.revision(team.viewer(), digits, RevisionSelector.LATEST)
                        .number())
                .isEqualTo(1);
        assertArchived(() -> revise(digits, "2"));
        assertArchived(() -> label(Map.of("a", "b")));
        assertArchived(() -> keeping.rename(team.maintainer(), digits, "other"));
        assertArchived(() -> scripts.requireWritable(team.developer(), digits));
        assertArchived(
                () -> proposals.propose(team.viewer(), digits, new ProposalText("More", ""), context("more"), null));
        assertArchived(() -> proposals.accept(team.maintainer(), digits, 1, null));
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(1);

        keeping.unarchive(team.maintainer(), digits);
        revise(digits, "2");
        assertThat(scripts.revisions(team.viewer(), digits)).hasSize(2);
    }

    @Test
    void listsLeaveOutWhatIsArchivedUnlessAskedForIt() {
        var other = new ScriptName(team.name(), "other");
        revise(other, "1");
        keeping.archive(team.maintainer(), digits);

        assertThat(found(SearchQuery.all())).containsExactly(other);
        assertThat(found(SearchQuery.all().archived(true))).containsExactly(digits);
        assertThat(search.facets(team.viewer(), SearchQuery.all().in(team.name()), false)
                        .counted())
                .isEqualTo(1);

        keeping.unarchive(team.maintainer(), digits);
        assertThat(found(SearchQuery.all())).contains(digits, other);
    }

    // Rename

    @Test
    void aRenamedScriptAnswersToItsOldNamesAndWritesFollow() {
        var numbers = keeping.rename(team.maintainer(), digits, "numbers").name();
        var figures = keeping.rename(team.maintainer(), numbers, "figures").name();

        assertThat(scripts.find(team.viewer(), digits).name()).isEqualTo(figures);
        assertThat(names.resolve(team.viewer(), digits)).isEqualTo(figures);
        var revision = scripts.revise(team.developer(), digits, draft("2")).revision();
        assertThat(revision.script()).isEqualTo(figures);
        assertThat(revision.number()).isEqualTo(2);
        assertThat(scripts.revision(team.viewer(), numbers, RevisionSelector.LATEST)
                        .script())
                .isEqualTo(figures);
        assertThat(found(SearchQuery.all())).containsExactly(figures);
    }

    @Test
    void whoMayNotReadAScriptDoesNotLearnItsNewName() {
        keeping.rename(team.maintainer(), digits, "secret-plan");

        assertThat(names.resolve(team.outsider(), digits)).isEqualTo(digits);
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> scripts.find(team.outsider(), digits))
                .withMessageNotContaining("secret-plan");
    }

    @Test
    void noOtherScriptGetsANameThatLeadsSomewhere() {
        var numbers = keeping.rename(team.maintainer(), digits, "numbers").name();
        var other = new ScriptName(team.name(), "other");
        revise(other, "1");

        assertTaken(() -> keeping.rename(team.maintainer(), other, "digits"));
        assertTaken(() -> keeping.rename(team.maintainer(), other, "numbers"));
        assertTaken(() -> forks.fork(team.developer(), new ForkRequest(other, RevisionSelector.LATEST, digits)));

        assertThat(keeping.rename(team.maintainer(), numbers, "digits").name()).isEqualTo(digits);
        assertThat(names.resolve(team.viewer(), numbers)).isEqualTo(digits);
        scripts.delete(team.maintainer(), digits);
        assertThat(scripts.revise(team.developer(), numbers, draft("new"))
                        .revision()
                        .number())
                .isEqualTo(1);
    }

    @Test
    void whoeverMakesSomethingOfAScriptIsNotOvertakenByItsRenaming() throws Exception {
        var seen = new AtomicReference<ScriptName>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var renaming = new TransactionTemplate(transactions).execute(_ -> {
                names.hold(digits);
                var task = threads.submit(() -> keeping.rename(team.maintainer(), digits, "numbers"));
                awaitSomebodyWaiting();
                seen.set(scripts.find(team.viewer(), digits).name());
                return task;
            });
            assertThat(renaming.get().name().name()).isEqualTo("numbers");
        }
        assertThat(seen.get()).isEqualTo(digits);
    }

    @Test
    void whoeverMakesSomethingOfAScriptIsNotOvertakenByItsDeletion() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var deleting = new TransactionTemplate(transactions).execute(_ -> {
                names.hold(digits);
                var task = threads.submit(() -> deletion.delete(team.maintainer(), digits));
                awaitSomebodyWaiting();
                assertThat(scripts.find(team.viewer(), digits).name()).isEqualTo(digits);
                return task;
            });
            deleting.get();
        }
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> new TransactionTemplate(transactions).executeWithoutResult(_ -> names.hold(digits)));
    }

    // Fork

    @Test
    void aForkCopiesOneRevisionAndSaysHowFarItIsBehind() {
        revise(digits, "2");
        label(Map.of("task", "vision"));
        scripts.describe(team.maintainer(), digits, new ScriptDescription("By hand", Visibility.SITE));
        var copy = new ScriptName(otherTeam(), "digits");

        var fork = forks.fork(team.outsider(), new ForkRequest(digits, RevisionSelector.number(1), copy));

        assertThat(fork.description()).isEqualTo("By hand");
        assertThat(fork.visibility()).isEqualTo(Visibility.TEAM);
        assertThat(fork.labels().pairs()).containsEntry("task", "vision");
        var first = scripts.revision(team.outsider(), copy, RevisionSelector.LATEST);
        assertThat(first.number()).isEqualTo(1);
        assertThat(first.digest())
                .isEqualTo(scripts.revision(team.viewer(), digits, RevisionSelector.number(1))
                        .digest());
        assertThat(first.author()).isEqualTo(team.outsider().username());
        assertThat(forks.origin(team.outsider(), copy)).contains(new ForkOrigin(digits, 1, 2));

        revise(digits, "3");
        assertThat(forks.origin(team.outsider(), copy).orElseThrow().behind()).isEqualTo(2);
        assertThat(forks.origin(team.viewer(), digits)).isEmpty();
    }

    @Test
    void whoMayNotReadTheOriginAnyMoreDoesNotSeeIt() {
        scripts.describe(team.maintainer(), digits, new ScriptDescription("", Visibility.SITE));
        var copy = new ScriptName(otherTeam(), "digits");
        forks.fork(team.outsider(), new ForkRequest(digits, RevisionSelector.LATEST, copy));

        scripts.describe(team.maintainer(), digits, new ScriptDescription("", Visibility.TEAM));
        assertThat(forks.origin(team.outsider(), copy)).isEmpty();

        scripts.describe(team.maintainer(), digits, new ScriptDescription("", Visibility.SITE));
        deletion.delete(team.maintainer(), digits);
        assertThat(forks.origin(team.outsider(), copy)).isEmpty();
        assertThat(scripts.revision(team.outsider(), copy, RevisionSelector.LATEST)
                        .files())
                .hasSize(2);
    }

    @Test
    void aForkDoesNotNameAPrivateOriginToWhoeverReadsTheFork() {
        var copy = new ScriptName(team.name(), "open-copy");
        forks.fork(team.maintainer(), new ForkRequest(digits, RevisionSelector.LATEST, copy));
        scripts.describe(team.maintainer(), copy, new ScriptDescription("", Visibility.SITE));

        var revision = scripts.revision(team.outsider(), copy, RevisionSelector.LATEST);

        assertThat(revision.message()).isEqualTo("Forked from revision 1");
        assertThat(forks.origin(team.outsider(), copy)).isEmpty();
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> scripts.find(team.outsider(), digits));
    }

    @Test
    void oneForksOnlyWhatOneReadsIntoWhereOneWrites() {
        var mine = new ScriptName(otherTeam(), "digits");

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> forks.fork(team.outsider(), new ForkRequest(digits, RevisionSelector.LATEST, mine)));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> forks.fork(team.viewer(), new ForkRequest(digits, RevisionSelector.LATEST, mine)));
        assertThatExceptionOfType(ForbiddenException.class)
                .isThrownBy(() -> forks.fork(
                        team.viewer(),
                        new ForkRequest(digits, RevisionSelector.LATEST, new ScriptName(team.name(), "copy"))));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> scripts.find(team.outsider(), mine));
    }

    // Deletion

    @Test
    void thePreviewSaysWhatGoesAndWhatIsShared() {
        var copy = new ScriptName(team.name(), "copy");
        forks.fork(team.developer(), new ForkRequest(digits, RevisionSelector.LATEST, copy));
        revise(digits, "a longer text");
        proposals.propose(team.viewer(), digits, new ProposalText("Mine", ""), context("mine"), null);

        var preview = deletion.preview(team.maintainer(), digits);

        assertThat(preview.revisions()).isEqualTo(2);
        assertThat(preview.proposals()).isEqualTo(1);
        assertThat(preview.forks()).isEqualTo(1);
        assertThat(preview.fileBytes()).isEqualTo("a longer text".length() + "mine".length());
        assertThat(preview.uses()).isEmpty();
    }

    @Test
    void nothingOfADeletedScriptIsLeftButWhatOthersHave() {
        label(Map.of("task", "vision"));
        keeping.rename(team.maintainer(), digits, "numbers");
        var copy = new ScriptName(team.name(), "copy");
        forks.fork(team.developer(), new ForkRequest(digits, RevisionSelector.LATEST, copy));
        var before = deletion.preview(team.maintainer(), digits).fileBytes();

        deletion.delete(team.maintainer(), digits);

        assertThat(before).isZero();
        assertThat(count("select count(*) from script_old_name where team = ?")).isZero();
        assertThat(
                        count(
                                "select count(*) from script_label l join script s on s.id = l.script_id where s.name <> 'copy' and s.team = ?"))
                .isZero();
        assertThat(scripts.file(team.viewer(), copy, RevisionSelector.LATEST, ContextPath.DOCKERFILE)
                        .text())
                .startsWith("FROM");
    }

    @Test
    void everyChangeIsInTheAuditLog() {
        keeping.rename(team.maintainer(), digits, "numbers");
        keeping.archive(team.maintainer(), digits);
        keeping.unarchive(team.maintainer(), digits);
        forks.fork(
                team.developer(),
                new ForkRequest(digits, RevisionSelector.LATEST, new ScriptName(team.name(), "copy")));

        assertThat(jdbc.sql("select action from audit_entry where team = ? and kind = 'script' order by id")
                        .param(team.name().value())
                        .query(String.class)
                        .list())
                .containsSubsequence("script.rename", "script.archive", "script.unarchive", "script.fork");
    }

    private int count(String sql) {
        return jdbc.sql(sql).param(team.name().value()).query(Integer.class).single();
    }

    private TeamName otherTeam() {
        return teams.mine(team.outsider()).getFirst().name();
    }

    private void awaitSomebodyWaiting() {
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from pg_locks where not granted")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private List<ScriptName> found(SearchQuery query) {
        return search.find(team.viewer(), query.in(team.name())).items().stream()
                .map(FoundScript::name)
                .toList();
    }

    private void label(Map<String, String> labels) {
        scripts.describe(
                team.developer(), digits, new ScriptDescription("", Visibility.TEAM, new ScriptLabels(labels)));
    }

    private void revise(ScriptName script, String text) {
        scripts.revise(team.developer(), script, draft(text));
    }

    private static RevisionDraft draft(String text) {
        return RevisionDraft.of(context(text), text);
    }

    private static BuildContext context(String text) {
        return BuildContext.of(
                ContextFile.text("Dockerfile", "FROM debian:trixie-slim\nUSER 1\n"),
                ContextFile.text("text.txt", text));
    }

    private static void assertArchived(Runnable change) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(change::run)
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("script-archived"));
    }

    private static void assertTaken(Runnable change) {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(change::run)
                .satisfies(refusal -> assertThat(refusal.type()).isEqualTo("script-exists"));
    }
}
