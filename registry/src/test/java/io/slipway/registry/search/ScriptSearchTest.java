package io.slipway.registry.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.TeamService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@RegistryTest
@Import(ScriptSearchTest.Launches.class)
class ScriptSearchTest {
    private static final Map<ScriptName, ScriptActivity.Now> ACTIVITY = new ConcurrentHashMap<>();

    @Autowired
    private ScriptService scripts;

    @Autowired
    private ScriptSearch search;

    @Autowired
    private SearchIndex index;

    @Autowired
    private SearchRebuild rebuild;

    @Autowired
    private TeamService teams;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private TeamFixture team;

    @TestConfiguration(proxyBeanMethods = false)
    static class Launches {
        @Bean
        ScriptActivity activity() {
            return script -> ACTIVITY.getOrDefault(script, ScriptActivity.NOTHING);
        }
    }

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
    }

    @Test
    void wordsAreFoundInNamesDescriptionsReadmesInstructionsAndFileNames() {
        script("digits-sklearn", "Handwritten numerals");
        publish("letters", "FROM debian:trixie-slim\nRUN apt-get install -y graphviz", "Recognises the alphabet.");

        assertThat(found("SKLEARN")).containsExactly("digits-sklearn");
        assertThat(found("digits-sklearn")).containsExactly("digits-sklearn");
        assertThat(found("handwritten")).containsExactly("digits-sklearn");
        assertThat(found("alphabet")).containsExactly("letters");
        assertThat(found("graphviz")).containsExactly("letters");
        assertThat(found("serve")).containsExactly("letters");
        assertThat(found(team.name() + "/letters")).containsExactly("letters");
        assertThat(found("recognising alphabets")).containsExactly("letters");
        assertThat(found("alphabet -graphviz")).isEmpty();
        assertThat(found("\"the alphabet\"")).containsExactly("letters");
        assertThat(found("\"alphabet recognises\"")).isEmpty();
    }

    @Test
    void theLastWordMayBeHalfTyped() {
        script("digits-sklearn", "Handwritten predictions");

        assertThat(found("di")).containsExactly("digits-sklearn");
        assertThat(found("predictio")).containsExactly("digits-sklearn");
        assertThat(found("handwritten pred")).containsExactly("digits-sklearn");
        assertThat(found("pred handwritten")).isEmpty();
    }

    @Test
    void typingErrorsLeadToSimilarNamesAndSaySo() {
        script("digits-sklearn", "");

        var result = search.find(team.viewer(), query("digts-sklaern"));

        assertThat(result.similar()).isTrue();
        assertThat(result.items()).extracting(it -> it.name().name()).containsExactly("digits-sklearn");
        assertThat(search.find(team.viewer(), query("sklearn")).similar()).isFalse();
    }

    @Test
    void eachMisspeltWordIsTakenForThoseThatLookLikeIt() {
        script("speech", "Transcribes with whisper");
        script("images", "Describes with blip");

        var result = search.find(team.viewer(), query("wisper transcrbes"));

        assertThat(result.similar()).isTrue();
        assertThat(result.items()).extracting(it -> it.name().name()).containsExactly("speech");
        assertThat(search.find(team.viewer(), query("qqqqq zzzzz")).items()).isEmpty();
    }

    @Test
    void whatNobodyMayReadCorrectsNothing() {
        script("classified", "");
        var stranger = fixtures.fullTeam().developer();

        var result = search.find(stranger, SearchQuery.matching("clasified"));

        assertThat(result.items()).isEmpty();
        assertThat(search.facets(stranger, SearchQuery.matching("clasified"), true)
                        .counted())
                .isZero();
    }

    @Test
    void nameMatchesComeBeforeTheRest() {
        script("whale", "");
        script("minnow", "as large as a whale");
        publish("shark", "FROM scratch", "a whale is no fish");

        assertThat(found("whale")).containsExactly("whale", "minnow", "shark");
    }

    @Test
    void whatMeansSomethingInSqlMeansNothingHere() {
        script("one", "plain");
        var hostile = List.of(
                "' or '1'='1",
                "'; drop table script_search; --",
                "%",
                "_",
                "\\",
                "!",
                "a & b | !c",
                "plain:*",
                "((",
                ":*",
                "\"",
                "-",
                "- -",
                "or",
                "\"unfinished",
                "$1",
                ":words",
                "{x}",
                "?");

        for (var text : hostile) {
            assertThat(names(team.viewer(), query(text))).as(text).isSubsetOf("one");
            for (var query : List.of(all().labelled(text), all().buildingOn(text), all().using(text))) {
                assertThat(names(team.viewer(), query)).as(text).isEmpty();
            }
        }
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> SearchSort.of("name; drop table script"));
        assertThat(found("plain")).containsExactly("one");
    }

    @Test
    void scriptsAreFilteredByWhatTheyBuildOn() {
        publish("slim", "FROM debian:trixie-slim", "");
        publish("staged", "FROM golang:1.25 AS b\nFROM debian:bookworm\nCOPY --from=b /x /x", "");
        publish("mirrored", "FROM registry.example.org:5000/debian:trixie-slim", "");

        assertThat(names(team.viewer(), all().buildingOn("debian:trixie-slim"))).containsExactly("slim");
        assertThat(names(team.viewer(), all().buildingOn("debian"))).containsExactly("staged", "slim");
        assertThat(names(team.viewer(), all().buildingOn("golang"))).containsExactly("staged");
        assertThat(names(team.viewer(), all().buildingOn("registry.example.org:5000/debian")))
                .containsExactly("mirrored");
        publish("slim", "FROM alpine:3.22", "");
        assertThat(names(team.viewer(), all().buildingOn("debian:trixie-slim"))).isEmpty();
    }

    @Test
    void scriptsAreFilteredByFrameworkAndLabel() {
        publish("a", "FROM debian:trixie-slim\nRUN apt-get install -y python3-torch\nLABEL task=vision", "");
        publish("b", "FROM debian:trixie-slim\nRUN pip install scikit-learn==1.7 onnxruntime\nLABEL task=text", "");

        assertThat(names(team.viewer(), all().using("pytorch"))).containsExactly("a");
        assertThat(names(team.viewer(), all().using("onnxruntime").buildingOn("debian")))
                .containsExactly("b");
        assertThat(names(team.viewer(), all().labelled("task"))).containsExactly("b", "a");
        assertThat(names(team.viewer(), all().labelled("task=vision"))).containsExactly("a");
        var facets = search.facets(team.viewer(), all(), false);
        assertThat(facets.bases()).containsExactly(new Facets.Count("debian:trixie-slim", 2));
        assertThat(facets.labels())
                .containsExactly(new Facets.Count("task=text", 1), new Facets.Count("task=vision", 1));
        assertThat(facets.complete()).isTrue();
        assertThat(facets.counted()).isEqualTo(2);
    }

    @Test
    void whatRunsIsFoundUntilItStops() {
        script("model", "");
        script("idle", "");

        activity("model", new ScriptActivity.Now(true, true));
        assertThat(names(team.viewer(), all().active(null, true))).containsExactly("model");
        assertThat(names(team.viewer(), all().active(true, null))).containsExactly("model");
        assertThat(names(team.viewer(), all().active(null, false))).containsExactly("idle");
        script("model", "changed meanwhile");
        assertThat(search.facets(team.viewer(), all(), false).running()).isEqualTo(1);

        activity("model", ScriptActivity.NOTHING);
        assertThat(names(team.viewer(), all().active(null, true))).isEmpty();
        assertThat(search.facets(team.viewer(), all(), false).endpoints()).isZero();
    }

    @Test
    void othersFindOnlyWhatIsOpenToTheSiteAndCountNothingElse() {
        var word = "plan" + team.name().value().replace("-", "");
        publish("private", "FROM secretbase:1\nLABEL secret=yes", word);
        var open = new ScriptName(team.name(), "open");
        scripts.describe(team.maintainer(), open, new ScriptDescription(word, Visibility.SITE));

        for (var other : List.of(team.outsider(), team.siteAdmin())) {
            var query = SearchQuery.matching(word);
            assertThat(search.find(other, query).items())
                    .extracting(FoundScript::name)
                    .containsExactly(open);
            var facets = search.facets(other, query, false);
            assertThat(facets.counted()).isEqualTo(1);
            assertThat(facets.bases()).isEmpty();
            assertThat(facets.labels()).isEmpty();
            assertThat(search.find(other, all().buildingOn("secretbase")).items())
                    .isEmpty();
            assertThat(search.facets(other, all(), false).counted()).isEqualTo(1);
            assertThat(search.find(other, SearchQuery.matching("privat").in(team.name())))
                    .as("like a name that nobody has")
                    .isEqualTo(new SearchResult(List.of(), null, true));
        }
        assertThat(found(word)).containsExactlyInAnyOrder("open", "private");
    }

    @Test
    void aRemovedMemberFindsNothingMoreNotEvenWithAnOldCursor() {
        IntStream.range(0, 3).forEach(number -> script("script-" + number, ""));
        var first = search.find(team.viewer(), all().pagesOf(1));
        teams.removeMember(team.owner(), team.name(), team.viewer().username());

        assertThat(search.find(team.viewer(), all().pagesOf(1), first.next()).items())
                .isEmpty();
        assertThat(search.facets(team.viewer(), all(), false).counted()).isZero();
    }

    @Test
    void pagesFollowEachOtherInEveryOrderWithoutGapsAndRepetitions() {
        IntStream.range(0, 7).forEach(number -> script("script-" + number, "seven of these"));

        for (var sort : SearchSort.values()) {
            for (var text : List.of("", "seven")) {
                var query = query(text).sortedBy(sort).pagesOf(3);
                var all = names(team.viewer(), query.pagesOf(50));
                assertThat(all).hasSize(7);
                assertThat(walk(query)).as(sort + " " + text).isEqualTo(all);
            }
        }
        assertThat(walk(all().sortedBy(SearchSort.NAME).pagesOf(2))).isSorted();
    }

    @Test
    void aCursorIsGoodForItsOwnSearchOnly() {
        IntStream.range(0, 3).forEach(number -> script("script-" + number, ""));
        var query = all().pagesOf(1);
        var cursor = String.valueOf(search.find(team.viewer(), query).next());

        assertThat(search.find(team.viewer(), query.pagesOf(2), cursor).items()).hasSize(2);
        var tampered = (cursor.charAt(0) == 'A' ? 'B' : 'A') + cursor.substring(1);
        for (var wrong : List.of(tampered, cursor + "AAAA", cursor.substring(4), "", "x", "%%%", "A".repeat(9_000))) {
            refuses(team.viewer(), query, wrong);
        }
        refuses(team.viewer(), query.sortedBy(SearchSort.NAME), cursor);
        refuses(team.viewer(), query.buildingOn("debian"), cursor);
        refuses(team.outsider(), query, cursor);
    }

    @Test
    void queriesAreBounded() {
        for (var size : new int[] {0, -1, 201}) {
            assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> all().pagesOf(size));
        }
        for (var text : List.of("a\0b", "x".repeat(201), "a ".repeat(30))) {
            assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> SearchQuery.matching(text));
        }
    }

    @Test
    void rowsThatAreMissingOrOldAreMadeAnew() {
        publish("lost", "FROM debian:trixie-slim", "needle");
        publish("old", "FROM debian:trixie-slim", "needle");
        jdbc.sql("delete from script_search where team = :team and name = 'lost'")
                .param("team", team.name().value())
                .update();
        jdbc.sql("update script_search set format = 0, words = '' where team = :team")
                .param("team", team.name().value())
                .update();
        assertThat(found("needle")).isEmpty();

        assertThat(rebuild.rebuild()).isGreaterThanOrEqualTo(2);

        assertThat(found("needle")).containsExactlyInAnyOrder("lost", "old");
        assertThat(rebuild.rebuild()).isZero();
    }

    @Test
    void whatIsDeletedOrRolledBackIsNotFound() {
        script("gone", "");
        scripts.delete(team.maintainer(), new ScriptName(team.name(), "gone"));
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            script("never", "");
            status.setRollbackOnly();
        });

        assertThat(names(team.viewer(), all())).isEmpty();
    }

    private void refuses(Caller caller, SearchQuery query, String cursor) {
        assertThatExceptionOfType(InvalidException.class)
                .as(cursor)
                .isThrownBy(() -> search.find(caller, query, cursor));
    }

    private List<String> walk(SearchQuery query) {
        var names = new ArrayList<String>();
        @Nullable String next = null;
        do {
            var page = search.find(team.viewer(), query, next);
            page.items().forEach(script -> names.add(script.name().name()));
            next = page.next();
        } while (next != null);
        return names;
    }

    private void activity(String name, ScriptActivity.Now now) {
        var script = new ScriptName(team.name(), name);
        ACTIVITY.put(script, now);
        new TransactionTemplate(transactions).executeWithoutResult(_ -> index.activityChanged(script));
    }

    private void script(String name, String description) {
        scripts.describe(
                team.developer(),
                new ScriptName(team.name(), name),
                new ScriptDescription(description, Visibility.TEAM));
    }

    private void publish(String name, String dockerfile, String readme) {
        var files = List.of(
                ContextFile.text("Dockerfile", dockerfile),
                ContextFile.text("README.md", readme),
                ContextFile.text("src/serve.py", "pass"));
        scripts.revise(
                team.developer(),
                new ScriptName(team.name(), name),
                RevisionDraft.of(BuildContext.of(files), "as it is"));
    }

    private SearchQuery all() {
        return query("");
    }

    private SearchQuery query(String text) {
        return SearchQuery.matching(text).in(team.name());
    }

    private List<String> found(String text) {
        var result = search.find(team.viewer(), query(text));
        return result.similar()
                ? List.of()
                : result.items().stream().map(script -> script.name().name()).toList();
    }

    private List<String> names(Caller caller, SearchQuery query) {
        return search.find(caller, query).items().stream()
                .map(script -> script.name().name())
                .toList();
    }
}
