package io.slipway.registry.search;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.TeamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds scripts by words and facets. What the caller may not read takes part in nothing: not in the list, not in
/// the counts, not in what counts as similar.
@Service
@Transactional(readOnly = true)
public class ScriptSearch {
    /// The audience of what everybody may read; no team can have this name.
    static final String EVERYBODY = "*";

    private static final int SHOWN_VALUES = 20;
    private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    private final JdbcClient jdbc;
    private final AccessPolicy policy;
    private final SearchCursors cursors;
    private final SimilarWords similarWords;

    ScriptSearch(JdbcClient jdbc, AccessPolicy policy, SearchCursors cursors, SimilarWords similarWords) {
        this.similarWords = similarWords;
        this.jdbc = jdbc;
        this.policy = policy;
        this.cursors = cursors;
    }

    /// The first page.
    public SearchResult find(Caller caller, SearchQuery query) {
        return find(caller, query, null);
    }

    /// The page that starts where an earlier one of the same search ended.
    ///
    /// @param after the earlier page's `next`
    public SearchResult find(Caller caller, SearchQuery query, @Nullable String after) {
        var readable = readable(caller);
        if (after == null) {
            return first(caller, query, readable).page();
        }
        var cursor = cursors.read(caller, query, after);
        return page(caller, query, cursor, looked(query, readable, cursor.similar()));
    }

    /// The first page, and how all that matches divides.
    public FirstPage first(Caller caller, SearchQuery query) {
        var first = first(caller, query, readable(caller));
        return new FirstPage(first.page(), facets(first.look()));
    }

    /// How what matches divides.
    ///
    /// @param similar whether the list shows similar ones only, see [SearchResult#similar]
    public Facets facets(Caller caller, SearchQuery query, boolean similar) {
        return facets(looked(query, readable(caller), similar));
    }

    /// A page with what else there is to filter by.
    public record FirstPage(SearchResult page, Facets facets) {}

    /// A search under way: the candidates are found, if words have to match.
    private record Look(SearchSql sql, boolean similar) {}

    private record First(SearchResult page, Look look) {}

    private First first(Caller caller, SearchQuery query, Set<String> readable) {
        var look = looked(query, readable, false);
        var exact = page(caller, query, null, look);
        if (!exact.items().isEmpty() || query.text().isEmpty()) {
            return new First(exact, look);
        }
        var similar = looked(query, readable, true);
        return new First(page(caller, query, null, similar), similar);
    }

    private Look looked(SearchQuery query, Set<String> readable, boolean similar) {
        plansAsNeeded();
        var corrected = similar ? similarWords.queryFor(query.text(), readable) : "";
        var sql = new SearchSql(query, readable, corrected);
        if (!sql.matches()) {
            return new Look(sql, similar);
        }
        if (similar && corrected.isEmpty()) {
            sql.parameters().put("candidates", new UUID[0]); // nothing looks like it
            return new Look(sql, true);
        }
        sql.expect(estimated(sql));
        var candidates = jdbc.sql(sql.candidates())
                .params(sql.parameters())
                .query((row, _) -> row.getObject("script_id", UUID.class))
                .list();
        sql.parameters().put("candidates", candidates.toArray(UUID[]::new));
        return new Look(sql, similar);
    }

    private long estimated(SearchSql sql) {
        var plan = jdbc.sql(sql.estimate())
                .params(sql.parameters())
                .query((row, _) -> row.getString(1))
                .single();
        var rows = PLAN_ROWS.matcher(plan);
        return rows.find() ? Long.parseLong(rows.group(1)) : 0;
    }

    private Facets facets(Look look) {
        var counts = new HashMap<String, List<Facets.Count>>();
        jdbc.sql(look.sql().facets()).params(look.sql().parameters()).query(row -> {
            counts.computeIfAbsent(row.getString("kind"), _ -> new ArrayList<>())
                    .add(new Facets.Count(row.getString("value"), row.getInt("scripts")));
        });
        var all = counts.getOrDefault("all", List.of()).getFirst().scripts();
        return new Facets(
                Math.min(all, Facets.MOST),
                all <= Facets.MOST,
                top(counts.get("team")),
                top(counts.get("label")),
                top(counts.get("base")),
                top(counts.get("framework")),
                counts.getOrDefault("endpoint", List.of()).getFirst().scripts(),
                counts.getOrDefault("running", List.of()).getFirst().scripts());
    }

    private SearchResult page(Caller caller, SearchQuery query, @Nullable SearchCursor after, Look look) {
        var text = look.sql().page(after);
        var hits = jdbc.sql(text)
                .params(look.sql().parameters())
                .query((row, _) -> hit(row, look.similar(), query.sort()))
                .list();
        var shown = hits.subList(0, Math.min(query.size(), hits.size()));
        var next = hits.size() > query.size()
                ? cursors.write(caller, query, shown.getLast().cursor())
                : null;
        return new SearchResult(shown.stream().map(Hit::script).toList(), next, look.similar());
    }

    private Set<String> readable(Caller caller) {
        var audiences = policy.teamsOf(caller).stream().map(TeamName::value).collect(Collectors.toSet());
        audiences.add(EVERYBODY);
        return audiences;
    }

    /// What is the quickest way depends on the words and on who asks, so that no plan is kept for all. What is searched
    /// often is in memory, where one page costs as much as the next.
    private void plansAsNeeded() {
        jdbc.sql("""
                        select set_config('plan_cache_mode', 'force_custom_plan', true)
                            || set_config('random_page_cost', '1.1', true)
                            || set_config('pg_trgm.similarity_threshold', '0.4', true)
                        """).query(String.class).single();
    }

    private static List<Facets.Count> top(@Nullable List<Facets.Count> counts) {
        return counts == null
                ? List.of()
                : counts.stream()
                        .sorted(Comparator.comparing(Facets.Count::scripts)
                                .reversed()
                                .thenComparing(Facets.Count::value))
                        .limit(SHOWN_VALUES)
                        .toList();
    }

    private record Hit(FoundScript script, SearchCursor cursor) {}

    private static Hit hit(ResultSet row, boolean similar, SearchSort sort) throws SQLException {
        var script = new FoundScript(
                ScriptName.of(row.getString("team"), row.getString("name")),
                row.getString("description"),
                row.getInt("latest_revision"),
                Visibility.valueOf(row.getString("visibility")),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                texts(row, "base_images"),
                texts(row, "frameworks"),
                texts(row, "labels"),
                row.getBoolean("running"),
                row.getBoolean("endpoint"));
        var at = sort == SearchSort.CREATED ? script.createdAt() : script.updatedAt();
        var id = row.getObject("script_id", UUID.class);
        return new Hit(script, new SearchCursor(similar, row.getDouble("score"), at, id, script.name()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
