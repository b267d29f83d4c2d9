package io.slipway.registry.script;

import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.Sha256;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// File content by SHA-256, stored once. Plain SQL, since content is written and read but never mapped; it
/// takes part in the transaction of the caller.
@Component
class Blobs {
    /// Files of a batch; bounds what the driver holds at a time, as a file has at most 16 MiB.
    private static final int BATCH = 20;

    private final JdbcClient jdbc;
    private final JdbcOperations rows;

    Blobs(JdbcClient jdbc, JdbcOperations rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /// Stores what is not there yet. In the order of the hashes, so that two writers never wait for each other.
    void store(Collection<ContextFile> files) {
        var contents = new TreeMap<Sha256, byte[]>();
        files.forEach(file -> contents.put(file.entry().sha256(), file.content()));
        contents.keySet().removeAll(present(contents.keySet()));
        rows.batchUpdate(
                "insert into blob (sha256, size, content) values (?, ?, ?) on conflict do nothing",
                contents.entrySet(),
                BATCH,
                (row, blob) -> {
                    row.setString(1, blob.getKey().hex());
                    row.setLong(2, blob.getValue().length);
                    row.setBytes(3, blob.getValue());
                });
    }

    /// The file with its content; empty when the revision was deleted meanwhile.
    Optional<ContextFile> load(FileEntry file) {
        return jdbc.sql("select content from blob where sha256 = ?")
                .param(file.sha256().hex())
                .query((row, _) -> new ContextFile(file.path(), file.mode(), row.getBytes("content")))
                .optional();
    }

    /// The hashes that a script's revisions and the proposals for it have.
    List<String> usedBy(UUID scriptId) {
        return jdbc.sql("""
                        select distinct f.sha256 from revision_file f
                        join revision r on r.id = f.revision_id where r.script_id = :script
                        union
                        select f.sha256 from proposal_file f
                        join proposal p on p.id = f.proposal_id where p.script_id = :script
                        """)
                .param("script", scriptId)
                .query((row, _) -> row.getString(1))
                .list();
    }

    /// How much goes with a script: the bytes of what no other one's revisions and proposals have.
    long bytesOnlyIn(UUID scriptId) {
        return jdbc.sql("""
                        select coalesce(sum(b.size), 0) from blob b
                        where b.sha256 = any (:hashes)
                        and not exists (select 1 from revision_file f join revision r on r.id = f.revision_id
                            where f.sha256 = b.sha256 and r.script_id <> :script)
                        and not exists (select 1 from proposal_file f join proposal p on p.id = f.proposal_id
                            where f.sha256 = b.sha256 and p.script_id <> :script)
                        """)
                .param("hashes", usedBy(scriptId).toArray(String[]::new))
                .param("script", scriptId)
                .query(Long.class)
                .single();
    }

    /// Removes those of the given blobs that no revision and no proposal has any more.
    void sweep(List<String> hashes) {
        jdbc.sql("""
                        delete from blob b where b.sha256 = any (?)
                        and not exists (select 1 from revision_file f where f.sha256 = b.sha256)
                        and not exists (select 1 from proposal_file f where f.sha256 = b.sha256)
                        """).param(hashes.toArray(String[]::new)).update();
    }

    private Set<Sha256> present(Set<Sha256> hashes) {
        return new HashSet<>(jdbc.sql("select sha256 from blob where sha256 = any (?)")
                .param(hashes.stream().map(Sha256::hex).toArray(String[]::new))
                .query((row, _) -> new Sha256(row.getString(1)))
                .list());
    }
}
