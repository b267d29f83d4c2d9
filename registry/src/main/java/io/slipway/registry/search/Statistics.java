package io.slipway.registry.search;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The statistics that PostgreSQL keeps of what is searched, read once a minute at most.
@Component
class Statistics {
    private static final Duration GOOD_FOR = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock = Clock.systemUTC();
    private volatile @Nullable Reading last;

    Statistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Reading(Instant at, Spread spread) {}

    Spread spread() {
        var known = last;
        var now = clock.instant();
        if (known == null || known.at().plus(GOOD_FOR).isBefore(now)) {
            known = new Reading(now, read());
            last = known;
        }
        return known.spread();
    }

    private Spread read() {
        return jdbc.sql("""
                        select reltuples::bigint as scripts, histogram_bounds::text::timestamptz[] as bounds
                        from pg_class
                        join pg_stats on schemaname = relnamespace::regnamespace::text and tablename = relname
                        where pg_class.oid = 'script_search'::regclass and attname = 'updated_at'
                            and histogram_bounds is not null
                        """)
                .query((row, _) -> new Spread(
                        row.getLong("scripts"),
                        Stream.of((Timestamp[]) row.getArray("bounds").getArray())
                                .map(Timestamp::toInstant)
                                .toList()))
                .optional()
                .orElse(Spread.UNKNOWN);
    }
}
