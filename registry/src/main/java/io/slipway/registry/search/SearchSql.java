package io.slipway.registry.search;

import java.time.Instant;
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
/// Of those that have the words, the newest are candidates. Words that many scripts have are looked for among scripts
/// that were changed since a time when enough of them should have been; when they are not, all scripts are asked. Of
/// words that nearly every script has, the newest scripts are looked through instead, until enough of them have it.
/// PostgreSQL cannot choose well by itself, since it takes a look into a stored text, which is long and elsewhere,
/// for free.
final class SearchSql {
    /// Of those that match by words, how many are ranked and counted at most: the most recently changed ones.
    private static final int CANDIDATES = Facets.MOST + 1;

    /// What is expected in more than one of so many scripts is common.
    private static final int ONE_OF = 4;

    /// Estimates are wrong by this much as often as not, and asking twice takes longer.
    private static final int MARGIN = 2;

    private static final String SHOWN = """
            script_id, team, name, description, latest_revision, visibility, created_at, updated_at,
            base_images, frameworks, labels, running, endpoint""";
    private static final String EITHER = " || to_tsquery('simple', :last))";

    private final SearchQuery query;
    private final String corrected;
    private final List<String> conditions = new ArrayList<>();
    private String matching = "";
    private String estimated = "";
    private boolean common;
    private @Nullable Instant since;
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

    /// How many scripts match, as PostgreSQL estimates from what it knows about the table.
    String estimate() {
        return "explain (format json) select 1 from script_search where " + conditions() + " and " + estimated;
    }

    /// What the estimate said, and of how many.
    void expect(long matching, Spread spread) {
        common = matching * ONE_OF > spread.scripts() && spread.scripts() > 0;
        since = common || matching == 0
                ? null
                : spread.since(MARGIN * CANDIDATES * spread.scripts() / matching)
                        .orElse(null);
    }

    /// Looks for all from now on, when of those that were changed since a time there are not enough. One with exactly
    /// the name does not count unless it was changed since then, too.
    ///
    /// @return false when it looks no further than it did
    boolean widen(List<Candidate> found) {
        var cut = since;
        if (cut == null
                || found.stream().filter(one -> !one.updatedAt().isBefore(cut)).count() >= CANDIDATES) {
            return false;
        }
        since = null;
        return true;
    }

    /// Those that match, most recently changed first, up to a number of them; and then those that have exactly the
    /// name, which are never left out.
    String candidates() {
        parameters.put("most", CANDIDATES);
        if (!matches()) {
            return ranked("select %s from script_search where %s order by updated_at desc limit :most"
                    .formatted(Candidate.COLUMNS, conditions()));
        }
        parameters.put("exactly", query.text());
        return ranked("""
                (%s) union all
                (select %s from script_search where %s and name = :exactly and %s limit :most)
                """.formatted(newest(), Candidate.COLUMNS, conditions(), matching));
    }

    private String newest() {
        if (common) {
            return """
                    select %s from (
                        select %1$s, words from script_search where %s order by updated_at desc offset 0) walked
                    where %s limit :most
                    """.formatted(Candidate.COLUMNS, conditions(), matching);
        }
        if (since != null) {
            parameters.put("since", since.atOffset(ZoneOffset.UTC));
        }
        return """
                select %s from (select %1$s from script_search where %s and %s%s offset 0) every
                order by updated_at desc limit :most
                """.formatted(
                        Candidate.COLUMNS, conditions(), matching, since == null ? "" : " and updated_at >= :since");
    }

    private String ranked(String candidates) {
        return "select candidate.*, %s as score from (%s) candidate"
                .formatted(isRanked() ? score : "0::float8", candidates);
    }

    /// What is shown of some scripts.
    String details() {
        return "select %s from script_search where script_id = any (:shown)".formatted(SHOWN);
    }

    /// Whether the page is made of candidates.
    boolean isAmongCandidates(@Nullable SearchCursor after) {
        return isRanked() || (matches() && after == null && query.sort() == SearchSort.UPDATED);
    }

    /// The scripts of another page, and one more when there is a next page.
    String page(@Nullable SearchCursor after) {
        var beyond = after == null ? "true" : query.sort().after();
        if (after != null) {
            resume(after);
        }
        parameters.put("most", query.size() + 1);
        return """
                with %s found as (select * from script_search where %s)
                select %s from found where %s order by %s limit :most
                """.formatted(
                        matches() && !common ? allMatching() : "",
                        shown(beyond),
                        SHOWN,
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
