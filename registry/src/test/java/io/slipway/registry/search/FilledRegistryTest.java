package io.slipway.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.infra.bench.AccessToken;
import io.slipway.infra.bench.fill.FilledScript;
import io.slipway.infra.bench.fill.RegistryFill;
import io.slipway.registry.Caller;
import io.slipway.registry.RegistryTestApplication;
import io.slipway.registry.StatementCount;
import io.slipway.registry.TestDatabase;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.script.RevisionDigest;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.token.TokenService;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The benchmark's registry is filled past the services. They must see in it what they would have written themselves,
/// or its figures say nothing about a real one.
class FilledRegistryTest {
    private static final int SCRIPTS = 300;
    private static final Caller CALLER = Caller.user("benchmark");
    private static final ScriptName OWN = ScriptName.of("vision", "written-by-the-registry");

    private static final StatementCount STATEMENTS = new StatementCount();

    private static ConfigurableApplicationContext registry;
    private static Connection connection;
    private static RegistryFill fill;

    @BeforeAll
    static void fill() throws SQLException {
        var url = TestDatabase.emptyDatabase("filled");
        registry = new SpringApplicationBuilder(RegistryTestApplication.class)
                .web(WebApplicationType.NONE)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(STATEMENTS))
                .properties(Map.of(
                        "spring.datasource.url", url,
                        "spring.datasource.username", TestDatabase.user(),
                        "spring.datasource.password", TestDatabase.password()))
                .run();
        connection = DriverManager.getConnection(url, TestDatabase.user(), TestDatabase.password());
        fill = new RegistryFill(connection);
        fill.begin(CALLER.username());
        scripts().revise(CALLER, OWN, new RevisionDraft(ownContext(), "", null));
        fill.fillTo(SCRIPTS / 3);
        fill.fillTo(SCRIPTS);
    }

    @AfterAll
    static void close() throws SQLException {
        connection.close();
        registry.close();
    }

    @Test
    void searchRowsAreThoseTheRegistryWouldHaveWritten() {
        var jdbc = registry.getBean(JdbcClient.class);
        jdbc.sql("create table filled_search as select * from script_search").update();
        jdbc.sql("create table filled_word as select * from script_search_word").update();
        jdbc.sql("delete from script_search_word").update();
        jdbc.sql("update script_search set format = 0, words = '', head = '', keys = '{}', frameworks = '{}'")
                .update();
        assertThat(registry.getBean(SearchRebuild.class).rebuild()).isEqualTo(SCRIPTS + 1);
        assertThat(jdbc.sql("""
                        select s.name || ': ' || s.key || ' is ' || left(s.value::text, 200) || ' and not ' || left(f.value::text, 200)
                        from (select name, e.* from script_search x, jsonb_each(to_jsonb(x)) e) s
                        join (select name, e.* from filled_search x, jsonb_each(to_jsonb(x)) e) f using (name, key)
                        where s.value <> f.value order by 1 limit 5
                        """).query((row, _) -> row.getString(1)).list()).isEmpty();
        assertThat(jdbc.sql("""
                        select 'filled ' || f::text from (table filled_word except table script_search_word) f
                        union all select 'written ' || w::text from (table script_search_word except table filled_word) w
                        limit 5
                        """).query(String.class).list()).isEmpty();
    }

    @Test
    void revisionsHaveTheDigestOfTheirFiles() {
        for (var script : fill.readable(20)) {
            var revisions = scripts().revisions(CALLER, name(script));
            assertThat(revisions).hasSize(script.revisions());
            for (var summary : revisions) {
                var revision = scripts().revision(CALLER, name(script), RevisionSelector.number(summary.number()));
                assertThat(revision.digest()).isEqualTo(RevisionDigest.of(revision.files()));
                assertThat(revision.files()).hasSize(summary.files());
                revision.files()
                        .forEach(file -> assertThat(scripts()
                                        .file(
                                                CALLER,
                                                name(script),
                                                RevisionSelector.number(summary.number()),
                                                file.path())
                                        .entry())
                                .isEqualTo(file));
            }
        }
    }

    @Test
    void readingAFileTakesOneStatementBesideTheQuestionWhoMay() {
        for (var script : fill.readable(20)) {
            var wanted = script.isForEverybody() ? 1 : 2;
            var latest = RevisionSelector.LATEST;
            assertThat(STATEMENTS.of(() -> scripts().file(CALLER, name(script), latest, ContextPath.DOCKERFILE)))
                    .isEqualTo(wanted);
            assertThat(STATEMENTS.of(() -> scripts().revision(CALLER, name(script), latest)))
                    .isEqualTo(wanted);
        }
    }

    @Test
    void listsHaveWhatTheCallerMayReadAndNothingElse() {
        var listed = new HashSet<String>();
        var search = registry.getBean(ScriptSearch.class);
        for (var page = search.find(CALLER, SearchQuery.all()); ; ) {
            page.items().forEach(item -> listed.add(item.name().toString()));
            if (page.next() == null) {
                break;
            }
            page = search.find(CALLER, SearchQuery.all(), page.next());
        }
        var readable =
                fill.readable(SCRIPTS).stream().map(FilledScript::fullName).toList();
        assertThat(readable).hasSizeBetween(SCRIPTS / 4, SCRIPTS - 1);
        listed.remove(OWN.toString());
        assertThat(listed).containsExactlyInAnyOrderElementsOf(readable);
    }

    @Test
    void commonWordsAndRareOnesFindTheSameScripts() {
        for (var words : List.of("model", "transc", "\"customer calls\"", "resnet50 -gpu", "a-name-nobody-has")) {
            assertThat(candidates(words, 1_000_000)).isEqualTo(candidates(words, 1));
        }
        assertThat(candidates("model", 1_000_000)).hasSizeGreaterThan(SCRIPTS / 4);
        assertThat(candidates("a-name-nobody-has", 1)).isEmpty();
    }

    @Test
    void wordsOfManyScriptsAreLookedForAmongTheNewestFirst() {
        var all = candidates("model", 1);

        var newest = candidates("model", 200_000);

        assertThat(newest).isNotEmpty().hasSizeLessThan(all.size() / 2);
        assertThat(all).containsAll(newest);
    }

    @Test
    void wrongStatisticsChangeNothingThatIsFound() {
        var search = registry.getBean(ScriptSearch.class);
        var query = SearchQuery.matching("transc");
        var found = search.first(CALLER, query);
        var jdbc = registry.getBean(JdbcClient.class);
        jdbc.sql("""
                        select pg_restore_relation_stats('schemaname', current_schema()::text,
                            'relname', 'script_search', 'reltuples', 1000000::real)
                        """).query(Boolean.class).single();
        try {
            var uninformed = new ScriptSearch(
                    jdbc,
                    registry.getBean(AccessPolicy.class),
                    registry.getBean(SearchCursors.class),
                    registry.getBean(SimilarWords.class),
                    new Statistics(jdbc));

            assertThat(new Statistics(jdbc).spread().scripts()).isEqualTo(1_000_000);
            assertThat(uninformed.first(CALLER, query).facets()).isEqualTo(found.facets());
            assertThat(uninformed.first(CALLER, query).page().items())
                    .isNotEmpty()
                    .isEqualTo(found.page().items());
        } finally {
            jdbc.sql("analyze script_search").update();
        }
    }

    private static Set<UUID> candidates(String words, long expected) {
        var readable = List.of("vision", "speech", ScriptSearch.EVERYBODY);
        var sql = new SearchSql(SearchQuery.matching(words), readable, "");
        var spread = new Statistics(registry.getBean(JdbcClient.class)).spread();
        sql.expect(expected, new Spread(1_000_000, spread.bounds()));
        return new HashSet<>(registry.getBean(JdbcClient.class)
                .sql(sql.candidates())
                .params(sql.parameters())
                .query((row, _) -> row.getObject("script_id", UUID.class))
                .list());
    }

    @Test
    void latestPointsToTheLastRevisionAndFacetsCount() {
        var script = fill.readable(20).getFirst();
        assertThat(scripts()
                        .revision(CALLER, name(script), RevisionSelector.LATEST)
                        .number())
                .isEqualTo(script.revisions());
        var facets = registry.getBean(ScriptSearch.class).facets(CALLER, SearchQuery.all(), false);
        assertThat(facets.bases()).isNotEmpty();
        assertThat(facets.labels()).isNotEmpty();
    }

    @Test
    void theTokenOfTheBenchmarkIsAccepted() {
        var token = AccessToken.issue(connection, CALLER.username());
        assertThat(registry.getBean(TokenService.class).authenticate(token.secret()))
                .hasValueSatisfying(caller -> assertThat(caller.username()).isEqualTo(CALLER.username()));
    }

    private static ScriptService scripts() {
        return registry.getBean(ScriptService.class);
    }

    private static ScriptName name(FilledScript script) {
        return ScriptName.of(script.team(), script.name());
    }

    private static BuildContext ownContext() {
        return BuildContext.of(new ContextFile(
                ContextPath.DOCKERFILE,
                FileMode.REGULAR,
                "FROM debian:trixie-slim\n".getBytes(StandardCharsets.UTF_8)));
    }
}
