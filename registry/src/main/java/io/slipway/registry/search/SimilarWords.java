package io.slipway.registry.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Words that look like misspelt ones, by the trigrams that they have in common, among those in names and descriptions
/// that the caller may read.
@Component
class SimilarWords {
    private static final int ALTERNATIVES = 4;

    private final JdbcClient jdbc;

    SimilarWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What may have been meant, as a `tsquery`: for each word that looks like others, one of these. Empty when none
    /// does.
    String queryFor(String text, Collection<String> readable) {
        var words = List.copyOf(Wording.words(text));
        var found = new LinkedHashMap<String, List<String>>();
        jdbc.sql("""
                        select typed.word as typed, known.word as known
                        from unnest(cast(:words as text[])) with ordinality typed (word, place)
                        cross join lateral (
                            select word from (
                                select distinct word from script_search_word
                                where audience = any (cast(:readable as text[])) and word % typed.word) near
                            order by similarity(near.word, typed.word) desc, word limit :most) known
                        order by typed.place
                        """)
                .param("words", words.toArray(String[]::new))
                .param("readable", readable.toArray(String[]::new))
                .param("most", ALTERNATIVES)
                .query(row -> {
                    found.computeIfAbsent(row.getString("typed"), _ -> new ArrayList<>())
                            .add(row.getString("known"));
                });
        return found.values().stream().map(SimilarWords::either).collect(Collectors.joining(" & "));
    }

    /// Words have letters and digits only, which mean nothing else in a `tsquery`.
    private static String either(List<String> words) {
        return "(" + String.join(" | ", words) + ")";
    }
}
