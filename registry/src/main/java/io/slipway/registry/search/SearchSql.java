package io.slipway.registry.search;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The SQL of one search. Its text is made of constants only; whatever a caller typed is a parameter.
///
/// Words are looked up in the index while they are rare: all that match are found, and the newest kept. Of a word that
/// very many scripts have, the newest scripts are looked through instead, until enough of them have it. PostgreSQL
/// cannot choose well by itself, since it takes a look into a stored text, which is long and elsewhere, for free.
final class SearchSql {
    /// Of those that match by words, how many are ranked and counted at most: the most recently changed ones.
    private static final int CANDIDATES = Facets.MOST + 1;

    /// Words that more scripts have than this are common.
    private static final int MANY = 20_000;

    private static final String CHOSEN = "script_id = any (:candidates)";
    private static final String EITHER = " || to_tsquery('simple', :last))";

    private final SearchQuery query;
    private final String corrected;
    private final List<String> conditions = new ArrayList<>();
    private String matching = "";
    private String estimated = "";
    private boolean common;
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private String score = "0::float8";

    /// @param corrected a `tsquery` of similar words in place of those of the query; empty for the query's own
    SearchSql(SearchQuery query, Collection<String> readable, String corrected) {
        this.query = query;
        this.corrected = corrected;
        where("audience = any (cast(:readable as text[]))", "readable", readable.toArray(String[]::new));
        where("archived = :archived", "archived", query.archived());
        narrow();
        if (!query.text().isEmpty()) {
            match();
        }
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    /// Whether there is something to match, by which candidates are found first.
    boolean matches() {
        return !matching.isEmpty();
    }

    /// How many scripts have the words, as PostgreSQL estimates from what it knows about the table.
    String estimate() {
        return "explain (format json) select 1 from script_search where " + estimated;
    }

    /// What the estimate said.
    void expect(long scripts) {
        common = scripts > MANY;
    }

    /// The identifiers of those that match, most recently changed first, up to a number of them; and of those that have
    /// exactly the name, which are never left out.
    String candidates() {
        parameters.put("exactly", query.text());
        parameters.put("most", CANDIDATES);
        var newest = common
                ? """
                select script_id, updated_at from (select script_id, updated_at, words from script_search
                    where %s order by updated_at desc offset 0) walked
                where %s limit :most
                """.formatted(conditions(), matching)
                : "select script_id, updated_at from matching order by updated_at desc limit :most";
        return """
                with %s newest as (%s)
                select script_id from newest
                union (select script_id from script_search where %s and name = :exactly and %s limit :most)
                """.formatted(common ? "" : allMatching(), newest, conditions(), matching);
    }

    /// The scripts of a page, and one more when there is a next page.
    String page(@Nullable SearchCursor after) {
        var beyond = after == null ? "true" : query.sort().after();
        if (after != null) {
            resume(after);
        }
        var among = isRanked() || (matches() && after == null && query.sort() == SearchSort.UPDATED);
        parameters.put("most", query.size() + 1);
        return """
                with %s found as (select *, %s as score from script_search where %s)
                select script_id, team, name, description, latest_revision, visibility, created_at, updated_at,
                    base_images, frameworks, labels, running, endpoint, score
                from found where %s order by %s limit :most
                """.formatted(
                        among || !matches() || common ? "" : allMatching(),
                        isRanked() ? score : "0::float8",
                        among ? CHOSEN : shown(beyond),
                        beyond,
                        query.sort().order());
    }

    /// Whether pages show candidates in the order of their score.
    private boolean isRanked() {
        return matches() && query.sort() == SearchSort.RELEVANCE;
    }

    private String shown(String beyond) {
        if (!matches() || common) {
            return matches() ? conditions() + " and " + matching : conditions();
        }
        return "script_id in (select script_id from matching where %s order by %s limit :most)"
                .formatted(beyond, query.sort().order());
    }

    /// How the scripts divide, counted among a limited number of them.
    String facets() {
        parameters.put("most", CANDIDATES);
        return """
                with hit as materialized (
                    select team, labels, base_images, frameworks, endpoint, running
                    from script_search where %s order by updated_at desc limit :most)
                select 'team' as kind, team as value, count(*) as scripts from hit group by team
                union all select 'label', value, count(*) from hit, unnest(labels) value group by value
                union all select 'base', value, count(*) from hit, unnest(base_images) value group by value
                union all select 'framework', value, count(*) from hit, unnest(frameworks) value group by value
                union all select 'endpoint', '', count(*) from hit where endpoint
                union all select 'running', '', count(*) from hit where running
                union all select 'all', '', count(*) from hit
                """.formatted(matches() ? CHOSEN : conditions());
    }

    /// All that match, found before anything is sorted or cut.
    private String allMatching() {
        return """
                matching as materialized (
                    select script_id, team, name, created_at, updated_at from script_search where %s and %s),
                """.formatted(conditions(), matching);
    }

    private String conditions() {
        return String.join(" and ", conditions);
    }

    private void narrow() {
        var team = query.team();
        if (team != null) {
            where("team = :team", "team", team.value());
        }
        if (query.keys().length > 0) {
            where("keys @> cast(:keys as text[])", "keys", query.keys());
        }
        if (query.endpoint() != null) {
            where("endpoint = :endpoint", "endpoint", Objects.requireNonNull(query.endpoint()));
        }
        if (query.running() != null) {
            where("running = :running", "running", Objects.requireNonNull(query.running()));
        }
    }

    private void match() {
        if (!corrected.isEmpty()) {
            matching = "words @@ to_tsquery('simple', :corrected)";
            estimated = matching;
            parameters.put("corrected", corrected);
            score = "ts_rank(head, to_tsquery('simple', :corrected))::float8";
            return;
        }
        var words = Wording.query(query.text());
        var last = Wording.lastOf(words);
        var whole = words.substring(0, words.length() - last.length());
        var wanted = "websearch_to_tsquery('english', :words)";
        if (!last.isEmpty()) {
            wanted = "(" + wanted + " && (to_tsquery('english', :last)" + EITHER + ")";
            parameters.put("last", last + ":*");
        }
        matching = "words @@ " + wanted;
        estimated = matching.replace(EITHER, ")"); // it would take one word in two dictionaries for two
        parameters.put("words", whole);
        score = "ts_rank(head, %s)::float8".formatted(wanted);
    }

    private void where(String condition, String parameter, Object value) {
        conditions.add(condition);
        parameters.put(parameter, value);
    }

    private void resume(SearchCursor after) {
        parameters.put("c0", after.score());
        parameters.put("c1", after.at().atOffset(ZoneOffset.UTC));
        parameters.put("c2", after.script());
        parameters.put("c3", after.name().name());
        parameters.put("c4", after.name().team().value());
    }
}
