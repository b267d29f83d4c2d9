package io.slipway.registry.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// When a search that was cut to the newest scripts looks further.
class SearchSqlTest {
    private static final Spread SPREAD = new Spread(
            1_000_000,
            LongStream.rangeClosed(0, 10).mapToObj(Instant::ofEpochSecond).toList());
    private static final Candidate NEW = changed(Instant.ofEpochSecond(10));
    private static final Candidate OLD = changed(Instant.ofEpochSecond(1));
    private static final int ENOUGH = Facets.MOST + 1;

    @Test
    void whenTooFewWereChangedLatelyAllAreAskedOnce() {
        var sql = cut();
        assertThat(sql.candidates()).contains(":since");

        assertThat(sql.widen(Collections.nCopies(ENOUGH - 1, NEW))).isTrue();

        assertThat(sql.candidates()).doesNotContain(":since");
        assertThat(sql.widen(List.of())).isFalse();
    }

    @Test
    void enoughNewOnesAreEnough() {
        assertThat(cut().widen(Collections.nCopies(ENOUGH, NEW))).isFalse();
    }

    @Test
    void anOldOneThatWasFoundByItsNameDoesNotCount() {
        var found = new ArrayList<>(Collections.nCopies(ENOUGH - 1, NEW));
        found.add(OLD);

        assertThat(cut().widen(found)).isTrue();
    }

    @Test
    void aSearchThatWasNotCutHasNothingToLookFurtherFor() {
        var sql = new SearchSql(SearchQuery.matching("model"), List.of(), "");
        sql.expect(1, SPREAD);

        assertThat(sql.widen(List.of())).isFalse();
    }

    private static SearchSql cut() {
        var sql = new SearchSql(SearchQuery.matching("model"), List.of(), "");
        sql.expect(200_000, SPREAD);
        return sql;
    }

    private static Candidate changed(Instant at) {
        return new Candidate(UUID.randomUUID(), 0, at, "vision", List.of(), List.of(), List.of(), false, false);
    }
}
