package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.context.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what is asked for most often, a revision or one of its files, in one statement and without a transaction.
///
/// Only by the name that a script has now. What is not found here, or not for this caller, is empty; the long way knows
/// old names and says what is missing.
@Component
class RevisionReads {
    private static final String REVISION = """
            from script s join revision r on r.script_id = s.id
            join revision_file f on f.revision_id = r.id
            """;
    private static final String NUMBERED = " where s.team = ? and s.name = ? and r.number = ?";
    private static final String TAGGED = " where s.team = ? and s.name = ? and r.number ="
            + " (select t.revision from tag t where t.script_id = s.id and t.name = ?)";
    private static final String DETAILS =
            "select s.visibility, r.number, r.digest, r.message, r.author, r.created_at, f.path, f.mode, f.size, f.sha256 "
                    + REVISION;
    private static final String CONTENT =
            "select s.visibility, f.mode, b.content " + REVISION + " join blob b on b.sha256 = f.sha256";

    private final JdbcClient jdbc;
    private final ScriptAccess access;

    RevisionReads(JdbcClient jdbc, ScriptAccess access) {
        this.jdbc = jdbc;
        this.access = access;
    }

    private record Shown<T>(Visibility visibility, T what) {}

    Optional<RevisionDetails> revision(Caller caller, ScriptName name, RevisionSelector selector) {
        var found = statement(DETAILS, name, selector)
                .query(rows ->
                        rows.next() ? Optional.of(details(name, rows)) : Optional.<Shown<RevisionDetails>>empty());
        return found == null ? Optional.empty() : allowed(caller, name, found);
    }

    Optional<ContextFile> file(Caller caller, ScriptName name, RevisionSelector selector, ContextPath path) {
        return allowed(
                caller,
                name,
                statement(CONTENT, name, selector, path)
                        .query((row, _) -> new Shown<>(visibility(row), file(path, row)))
                        .optional());
    }

    private <T> Optional<T> allowed(Caller caller, ScriptName name, Optional<Shown<T>> found) {
        return found.filter(it -> access.mayRead(caller, it.visibility(), name.team()))
                .map(Shown::what);
    }

    private JdbcClient.StatementSpec statement(String sql, ScriptName name, RevisionSelector selector) {
        return switch (selector) {
            case RevisionSelector.Numbered it ->
                jdbc.sql(sql + NUMBERED).params(name.team().value(), name.name(), it.number());
            case RevisionSelector.Tagged it ->
                jdbc.sql(sql + TAGGED)
                        .params(name.team().value(), name.name(), it.tag().value());
        };
    }

    private JdbcClient.StatementSpec statement(
            String sql, ScriptName name, RevisionSelector selector, ContextPath path) {
        return switch (selector) {
            case RevisionSelector.Numbered it ->
                jdbc.sql(sql + NUMBERED + " and f.path = ?")
                        .params(name.team().value(), name.name(), it.number(), path.value());
            case RevisionSelector.Tagged it ->
                jdbc.sql(sql + TAGGED + " and f.path = ?")
                        .params(name.team().value(), name.name(), it.tag().value(), path.value());
        };
    }

    private static Shown<RevisionDetails> details(ScriptName name, ResultSet rows) throws SQLException {
        var visibility = visibility(rows);
        var number = rows.getInt("number");
        var digest = new RevisionDigest(rows.getString("digest"));
        var message = rows.getString("message");
        var author = rows.getString("author");
        var createdAt = rows.getObject("created_at", OffsetDateTime.class).toInstant();
        var files = new ArrayList<FileEntry>();
        do {
            files.add(entry(rows));
        } while (rows.next());
        files.sort(null);
        return new Shown<>(visibility, new RevisionDetails(name, number, digest, message, author, createdAt, files));
    }

    private static FileEntry entry(ResultSet row) throws SQLException {
        return new FileEntry(
                new ContextPath(row.getString("path")),
                mode(row),
                row.getLong("size"),
                new Sha256(row.getString("sha256")));
    }

    private static ContextFile file(ContextPath path, ResultSet row) throws SQLException {
        return new ContextFile(path, mode(row), row.getBytes("content"));
    }

    private static Visibility visibility(ResultSet row) throws SQLException {
        return Visibility.valueOf(row.getString("visibility"));
    }

    private static FileMode mode(ResultSet row) throws SQLException {
        return FileMode.valueOf(row.getString("mode"));
    }
}
