package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Uploads under way, in chunks. They are in the database and nowhere else, and one that nobody goes on with ends
/// after an hour.
@Component
class Uploads {
    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Begins one.
    UUID begin(Caller caller, Repository repository) {
        var id = UUID.randomUUID();
        jdbc.sql("insert into oci_upload (id, team, name, username, size) values (?, ?, ?, ?, 0)")
                .params(id, repository.team(), repository.name().name(), caller.username())
                .update();
        return id;
    }

    int open(Repository repository) {
        return jdbc.sql("select count(*) from oci_upload where team = ? and name = ?")
                .params(repository.team(), repository.name().name())
                .query(Integer.class)
                .single();
    }

    /// How many bytes have arrived, when the upload is the caller's and of this repository. Until the transaction
    /// ends nobody else goes on with it.
    Optional<Long> size(Caller caller, Repository repository, UUID id) {
        return jdbc.sql("""
                        select size from oci_upload
                        where id = ? and team = ? and name = ? and username = ? for update
                        """)
                .params(id, repository.team(), repository.name().name(), caller.username())
                .query((row, _) -> row.getLong(1))
                .optional();
    }

    void append(UUID id, long position, byte[] content) {
        if (content.length == 0) {
            return;
        }
        jdbc.sql("insert into oci_upload_chunk (upload_id, position, content) values (?, ?, ?)")
                .params(id, position, content)
                .update();
        jdbc.sql("update oci_upload set size = ?, changed_at = now() where id = ?")
                .params(position + content.length, id)
                .update();
    }

    byte[] content(UUID id) {
        var all = new ByteArrayOutputStream();
        jdbc.sql("select content from oci_upload_chunk where upload_id = ? order by position")
                .param(id)
                .query((row, _) -> row.getBytes(1))
                .list()
                .forEach(all::writeBytes);
        return all.toByteArray();
    }

    void end(UUID id) {
        jdbc.sql("delete from oci_upload where id = ?").param(id).update();
    }
}
