package io.slipway.registry.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/// A script that matches, with what it is ranked and counted by.
///
/// @param score how well it matches; 0 where that decides nothing
record Candidate(
        UUID script,
        double score,
        Instant updatedAt,
        String team,
        List<String> labels,
        List<String> bases,
        List<String> frameworks,
        boolean endpoint,
        boolean running) {
    static final String COLUMNS =
            "script_id, updated_at, team, labels, base_images, frameworks, endpoint, running, head";

    /// Identifiers are compared as PostgreSQL does, by their bytes.
    private static final Comparator<Candidate> BY_UPDATE = Comparator.comparing(Candidate::updatedAt)
            .thenComparing(candidate -> candidate.script().toString())
            .reversed();

    private static final Comparator<Candidate> BY_SCORE =
            Comparator.comparingDouble(Candidate::score).reversed().thenComparing(BY_UPDATE);

    /// The order of a page, the same as in [SearchSort#order].
    static Comparator<Candidate> order(SearchSort sort) {
        return switch (sort) {
            case RELEVANCE -> BY_SCORE;
            case UPDATED -> BY_UPDATE;
            case CREATED, NAME -> throw new IllegalArgumentException("Candidates cannot be sorted by " + sort.slug());
        };
    }

    /// Whether it comes after the last script of an earlier page.
    boolean isAfter(SearchCursor last, SearchSort sort) {
        return order(sort).compare(this, at(last)) > 0;
    }

    static Candidate of(ResultSet row) throws SQLException {
        return new Candidate(
                row.getObject("script_id", UUID.class),
                row.getDouble("score"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                row.getString("team"),
                texts(row, "labels"),
                texts(row, "base_images"),
                texts(row, "frameworks"),
                row.getBoolean("endpoint"),
                row.getBoolean("running"));
    }

    static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Candidate at(SearchCursor last) {
        return new Candidate(last.script(), last.score(), last.at(), "", List.of(), List.of(), List.of(), false, false);
    }
}
