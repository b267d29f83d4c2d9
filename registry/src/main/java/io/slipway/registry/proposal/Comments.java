package io.slipway.registry.proposal;

import io.slipway.registry.context.ContextPath;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The comments on proposals: rows that are only added to, in the transaction of the caller.
@Component
class Comments {
    private final JdbcClient jdbc;

    Comments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Comment> of(UUID proposal) {
        return jdbc.sql("""
                        select number, author, text, path, line, created_at
                        from proposal_comment where proposal_id = ? order by number
                        """).param(proposal).query((row, _) -> comment(row)).list();
    }

    int count(UUID proposal) {
        return jdbc.sql("select count(*) from proposal_comment where proposal_id = ?")
                .param(proposal)
                .query(Integer.class)
                .single();
    }

    void add(UUID proposal, Comment comment) {
        var place = comment.place();
        jdbc.sql("""
                        insert into proposal_comment (proposal_id, number, author, text, path, line, created_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(proposal)
                .param(comment.number())
                .param(comment.author())
                .param(comment.text())
                .param(place == null ? null : place.path().value())
                .param(place == null ? null : place.line())
                .param(Timestamp.from(comment.createdAt()))
                .update();
    }

    private static Comment comment(ResultSet row) throws SQLException {
        Instant createdAt = row.getTimestamp("created_at").toInstant();
        return new Comment(row.getInt("number"), row.getString("author"), row.getString("text"), place(row), createdAt);
    }

    private static @Nullable CommentPlace place(ResultSet row) throws SQLException {
        var path = row.getString("path");
        return path == null ? null : new CommentPlace(new ContextPath(path), row.getInt("line"));
    }
}
