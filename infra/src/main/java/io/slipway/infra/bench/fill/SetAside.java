package io.slipway.infra.bench.fill;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Foreign keys and indexes that are taken away while many rows come in, and put back as they were.
record SetAside(Connection connection, List<String> restoring) {
    private static final String FOREIGN_KEYS = """
            select format('alter table %I drop constraint %I', conrelid::regclass::text, conname),
                format('alter table %I add constraint %I %s', conrelid::regclass::text, conname,
                    pg_get_constraintdef(oid))
            from pg_constraint where contype = 'f' and conrelid = any (select to_regclass(name) from unnest(?) name)
            """;
    private static final String INDEXES = """
            select format('drop index %I', i.indexrelid::regclass::text), pg_get_indexdef(i.indexrelid)
            from pg_index i where i.indrelid = any (select to_regclass(name) from unnest(?) name)
            and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid)
            """;

    static SetAside take(Connection connection, List<String> tables) throws SQLException {
        var restoring = new ArrayList<String>();
        for (var query : List.of(INDEXES, FOREIGN_KEYS)) {
            restoring.addAll(drop(connection, query, tables));
        }
        return new SetAside(connection, restoring);
    }

    private static List<String> drop(Connection connection, String query, List<String> tables) throws SQLException {
        var dropping = new ArrayList<String>();
        var restoring = new ArrayList<String>();
        try (var select = connection.prepareStatement(query)) {
            select.setArray(1, connection.createArrayOf("text", tables.toArray()));
            var rows = select.executeQuery();
            while (rows.next()) {
                dropping.add(rows.getString(1));
                restoring.add(rows.getString(2));
            }
        }
        executeAll(connection, dropping);
        return restoring;
    }

    void putBack() throws SQLException {
        executeAll(connection, List.of("set maintenance_work_mem = '256MB'"));
        executeAll(connection, restoring);
    }

    private static void executeAll(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
