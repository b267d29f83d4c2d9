package io.slipway.portal.access;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the database holds, table by table. Left out is what changes without anybody's doing: the scheduler's own
/// table, the audit log, who was seen when, and when a token was last used.
record Fingerprint(Map<String, String> tables) {
    private static final String NOT_COUNTED = "'scheduled_tasks', 'audit_entry', 'person', 'flyway_schema_history'";

    /// Only what people write, not what workers do meanwhile.
    static Fingerprint ofPeoplesThings(JdbcClient jdbc) {
        var tables = new TreeMap<>(of(jdbc).tables());
        tables.keySet().removeIf(name -> name.matches("(build|comparison|deployment|script_search).*"));
        return new Fingerprint(tables);
    }

    /// Waits until nobody is at work any more.
    static Fingerprint atRest(JdbcClient jdbc) {
        var last = new AtomicReference<>(of(jdbc));
        Awaitility.await("nothing changes any more")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    var now = of(jdbc);
                    return now.equals(last.getAndSet(now));
                });
        return last.get();
    }

    /// The tables that are not as they were.
    Set<String> unlike(Fingerprint before) {
        var names = new TreeSet<>(tables.keySet());
        names.removeIf(name -> Objects.equals(tables.get(name), before.tables.get(name)));
        return names;
    }

    static Fingerprint of(JdbcClient jdbc) {
        var names = jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'"
                        + " and table_type = 'BASE TABLE' and table_name not in (" + NOT_COUNTED + ")")
                .query(String.class)
                .list();
        var sql = names.stream()
                .map(name -> "select '%1$s' as name, md5(coalesce(string_agg(line, '' order by line), '')) as sum from"
                        .concat(" (select (to_jsonb(t) - 'last_used')::text as line from %1$s t) lines")
                        .formatted(name))
                .collect(Collectors.joining(" union all "));
        var sums = new TreeMap<String, String>();
        jdbc.sql(sql).query(row -> {
            sums.put(row.getString("name"), row.getString("sum"));
        });
        return new Fingerprint(sums);
    }
}
