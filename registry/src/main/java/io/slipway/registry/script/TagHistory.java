package io.slipway.registry.script;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What tags pointed to, when, and who moved them; written and read, never mapped or changed. Takes part in the
/// transaction of the caller.
@Component
class TagHistory {
    private static final int MOST = 500;

    private final JdbcClient jdbc;

    TagHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void record(UUID scriptId, TagName tag, TagMove move) {
        jdbc.sql("""
                        insert into tag_move (script_id, tag, revision, previous, moved_by, moved_at)
                        values (:script, :tag, :revision, :previous, :by, :at)
                        """)
                .param("script", scriptId)
                .param("tag", tag.value())
                .param("revision", move.revision(), Types.INTEGER)
                .param("previous", move.previous(), Types.INTEGER)
                .param("by", move.by())
                .param("at", Timestamp.from(move.at()))
                .update();
    }

    /// The newest steps first. Publishing alone moves `latest`, so its steps are the revisions.
    List<TagMove> of(UUID scriptId, TagName tag) {
        if (tag.equals(TagName.LATEST)) {
            return jdbc.sql("""
                            select number as revision, nullif(number - 1, 0) as previous, author as moved_by,
                                created_at as moved_at
                            from revision where script_id = ? order by number desc limit ?
                            """).params(scriptId, MOST).query(TagHistory::move).list();
        }
        return jdbc.sql("""
                        select revision, previous, moved_by, moved_at from tag_move
                        where script_id = ? and tag = ? order by id desc limit ?
                        """)
                .params(scriptId, tag.value(), MOST)
                .query(TagHistory::move)
                .list();
    }

    /// Names that had a tag once and have none now, in order.
    List<TagName> gone(UUID scriptId) {
        return jdbc.sql("""
                        select distinct m.tag from tag_move m
                        where m.script_id = :script
                            and not exists (select 1 from tag t where t.script_id = m.script_id and t.name = m.tag)
                        order by m.tag limit :most
                        """)
                .param("script", scriptId)
                .param("most", MOST)
                .query((row, _) -> new TagName(row.getString("tag")))
                .list();
    }

    private static TagMove move(ResultSet row, int number) throws SQLException {
        return new TagMove(
                integer(row, "revision"),
                integer(row, "previous"),
                row.getString("moved_by"),
                row.getTimestamp("moved_at").toInstant());
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        var value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
