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
final class SearchSql {
    /// Of those that match by words, how many are ranked at most: the most recently changed ones.
    private static final int RANKED = 1_000;

    private final SearchQuery query;
    private final boolean similar;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private String score = "0::float8";

    SearchSql(SearchQuery query, Collection<String> readable, boolean similar) {
        this.query = query;
        this.similar = similar;
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

    /// The scripts of a page, and one more when there is a next page.
    String page(@Nullable SearchCursor after) {
        var beyond = after == null ? "true" : query.sort().after();
        if (after != null) {
            resume(after);
        }
        parameters.put("most", query.size() + 1);
        return """
                select script_id, team, name, description, latest_revision, visibility, created_at, updated_at,
                    base_images, frameworks, labels, running, endpoint, score
                from (select *, %s as score from script_search where %s) found
                where %s order by %s limit :most
                """.formatted(score, candidates(), beyond, query.sort().order());
    }

    /// How the scripts divide, counted among a limited number of them.
    String facets() {
        parameters.put("most", Facets.MOST + 1);
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
                """.formatted(conditions());
    }

    private String conditions() {
        return String.join(" and ", conditions);
    }

    /// Ranking looks at every match, so that a word which most scripts have must not bring all of them in; one with
    /// exactly this name is never left out.
    private String candidates() {
        if (query.sort() != SearchSort.RELEVANCE) {
            return conditions();
        }
        parameters.put("exactly", query.text());
        parameters.put("ranked", RANKED);
        return """
                script_id in (
                    (select script_id from script_search where %s order by updated_at desc limit :ranked)
                    union all (select script_id from script_search where %s and name = :exactly limit :ranked))
                """.formatted(conditions(), conditions());
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
        if (similar) {
            where(":similar <% similar_to", "similar", query.text());
            score = "word_similarity(:similar, similar_to)::float8";
            return;
        }
        var words = Wording.query(query.text());
        var last = Wording.lastOf(words);
        var whole = words.substring(0, words.length() - last.length());
        var wanted = "websearch_to_tsquery('english', :words)";
        if (!last.isEmpty()) {
            wanted = "(%s && (to_tsquery('english', :last) || to_tsquery('simple', :last)))".formatted(wanted);
            parameters.put("last", last + ":*");
        }
        where("words @@ " + wanted, "words", whole);
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
