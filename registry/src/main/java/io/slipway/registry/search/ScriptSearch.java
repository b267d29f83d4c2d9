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
import java.util.Comparator;
import java.util.LinkedHashMap;
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

    private static final Pattern PLAN_ROWS = Pattern.compile("\"Plan Rows\": (\\d+)");

    private final JdbcClient jdbc;
    private final AccessPolicy policy;
    private final SearchCursors cursors;
    private final SimilarWords similarWords;
    private final Statistics statistics;

    ScriptSearch(
            JdbcClient jdbc,
            AccessPolicy policy,
            SearchCursors cursors,
            SimilarWords similarWords,
            Statistics statistics) {
        this.jdbc = jdbc;
        this.policy = policy;
        this.cursors = cursors;
        this.similarWords = similarWords;
        this.statistics = statistics;
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

    /// A search under way.
    ///
    /// @param candidates found already if words have to match; null otherwise
    private record Look(SearchSql sql, @Nullable List<Candidate> candidates, boolean similar) {}

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
            return new Look(sql, null, similar);
        }
        if (similar && corrected.isEmpty()) {
            return new Look(sql, List.of(), true); // nothing looks like it
        }
        sql.expect(estimated(sql), statistics.spread());
        return new Look(sql, candidates(sql), similar);
    }

    private List<Candidate> candidates(SearchSql sql) {
        var found = found(sql);
        return sql.widen(found) ? found(sql) : found;
    }

    private List<Candidate> found(SearchSql sql) {
        var found = jdbc.sql(sql.candidates())
                .params(sql.parameters())
                .query((row, _) -> Candidate.of(row))
                .list();
        return found.stream().distinct().toList(); // one with exactly the name may be among the newest, too
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
        var candidates = look.candidates();
        return Facets.of(candidates == null ? found(look.sql()) : candidates);
    }

    private SearchResult page(Caller caller, SearchQuery query, @Nullable SearchCursor after, Look look) {
        var hits = look.candidates() != null && look.sql().isAmongCandidates(after)
                ? best(query, after, look.candidates(), look)
                : listed(query, after, look);
        var shown = hits.subList(0, Math.min(query.size(), hits.size()));
        var next = hits.size() > query.size()
                ? cursors.write(caller, query, shown.getLast().cursor())
                : null;
        return new SearchResult(shown.stream().map(Hit::script).toList(), next, look.similar());
    }

    private List<Hit> listed(SearchQuery query, @Nullable SearchCursor after, Look look) {
        return jdbc.sql(look.sql().page(after))
                .params(look.sql().parameters())
                .query((row, _) -> hit(row, look.similar(), query.sort(), 0))
                .list();
    }

    private List<Hit> best(SearchQuery query, @Nullable SearchCursor after, List<Candidate> candidates, Look look) {
        var scores = candidates.stream()
                .filter(candidate -> after == null || candidate.isAfter(after, query.sort()))
                .sorted(Candidate.order(query.sort()))
                .limit(query.size() + 1L)
                .collect(Collectors.toMap(Candidate::script, Candidate::score, (one, _) -> one, LinkedHashMap::new));
        var hits = jdbc.sql(look.sql().details())
                .param("shown", scores.keySet().toArray(UUID[]::new))
                .query((row, _) -> hit(
                        row,
                        look.similar(),
                        query.sort(),
                        scores.getOrDefault(row.getObject("script_id", UUID.class), 0.0)))
                .list();
        return inOrder(hits, List.copyOf(scores.keySet()));
    }

    private static List<Hit> inOrder(List<Hit> hits, List<UUID> order) {
        return hits.stream()
                .sorted(Comparator.comparingInt(
                        hit -> order.indexOf(hit.cursor().script())))
                .toList();
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

    private record Hit(FoundScript script, SearchCursor cursor) {}

    private static Hit hit(ResultSet row, boolean similar, SearchSort sort, double score) throws SQLException {
        var script = new FoundScript(
                ScriptName.of(row.getString("team"), row.getString("name")),
                row.getString("description"),
                row.getInt("latest_revision"),
                Visibility.valueOf(row.getString("visibility")),
                instant(row, "created_at"),
                instant(row, "updated_at"),
                Candidate.texts(row, "base_images"),
                Candidate.texts(row, "frameworks"),
                Candidate.texts(row, "labels"),
                row.getBoolean("running"),
                row.getBoolean("endpoint"));
        var at = sort == SearchSort.CREATED ? script.createdAt() : script.updatedAt();
        var id = row.getObject("script_id", UUID.class);
        return new Hit(script, new SearchCursor(similar, score, at, id, script.name()));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
