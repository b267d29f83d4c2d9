package io.slipway.registry.oci;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The blobs of a repository: the files of its revisions, and what was pushed beside them. Never those of another
/// repository, even where their digest is known.
@Component
class StoredBlobs {
    private static final String OF_REVISIONS = ofRevisions("b.sha256");

    private final JdbcClient jdbc;

    StoredBlobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Long> size(Repository repository, OciDigest digest) {
        if (isEmptyConfigOfRevision(repository, digest)) {
            return Optional.of(Descriptor.EMPTY.size());
        }
        return in(repository, "select b.size from blob b where b.sha256 = :digest and " + OF_REVISIONS + """
                        union all
                        select size from oci_blob where team = :team and name = :name and digest = :digest
                        limit 1
                        """)
                .param("digest", digest.key())
                .query((row, _) -> row.getLong(1))
                .optional();
    }

    /// The contents by digest; what is not in the repository is missing.
    Map<OciDigest, byte[]> contents(Repository repository, Collection<OciDigest> digests) {
        var contents = new HashMap<OciDigest, byte[]>();
        if (digests.contains(Descriptor.EMPTY.digest())
                && isEmptyConfigOfRevision(repository, Descriptor.EMPTY.digest())) {
            contents.put(Descriptor.EMPTY.digest(), Descriptor.EMPTY_CONTENT);
        }
        in(
                        repository,
                        "select b.sha256, b.content from blob b where b.sha256 = any (:digest) and " + OF_REVISIONS
                                + """
                        union all
                        select digest, content from oci_blob
                        where team = :team and name = :name and digest = any (:digest)
                        """)
                .param("digest", digests.stream().map(OciDigest::key).distinct().toArray(String[]::new))
                .query((row, _) -> contents.put(OciDigest.ofKey(row.getString(1)), row.getBytes(2)))
                .list();
        return contents;
    }

    boolean isOfRevision(Repository repository, OciDigest digest) {
        return isEmptyConfigOfRevision(repository, digest) || isFileOfRevision(repository, digest);
    }

    private boolean isFileOfRevision(Repository repository, OciDigest digest) {
        return in(repository, "select 1 from blob b where b.sha256 = :digest and " + OF_REVISIONS)
                .param("digest", digest.key())
                .query((row, _) -> row.getInt(1))
                .optional()
                .isPresent();
    }

    /// The manifest of every revision names the empty configuration, which is no file.
    private boolean isEmptyConfigOfRevision(Repository repository, OciDigest digest) {
        return digest.equals(Descriptor.EMPTY.digest())
                && jdbc.sql("select exists (select 1 from revision where script_id = :script)")
                        .param("script", repository.script(), Types.OTHER)
                        .query(Boolean.class)
                        .single();
    }

    void add(Repository repository, OciDigest digest, byte[] content) {
        jdbc.sql("""
                        insert into oci_blob (team, name, digest, size, content) values (?, ?, ?, ?, ?)
                        on conflict (team, name, digest) do update set pushed_at = now()
                        """)
                .params(repository.team(), repository.name().name(), digest.key(), content.length, content)
                .update();
    }

    boolean remove(Repository repository, OciDigest digest) {
        return jdbc.sql("delete from oci_blob where team = ? and name = ? and digest = ?")
                        .params(repository.team(), repository.name().name(), digest.key())
                        .update()
                > 0;
    }

    /// How many bytes are kept beside the revisions.
    long bytes(Repository repository) {
        return jdbc.sql("select coalesce(sum(size), 0) from oci_blob where team = ? and name = ?")
                .params(repository.team(), repository.name().name())
                .query(Long.class)
                .single();
    }

    /// Removes what is in a revision by now.
    void sweep(Repository repository) {
        in(
                        repository,
                        "delete from oci_blob b where b.team = :team and b.name = :name and (b.digest = :empty or "
                                + ofRevisions("b.digest") + ")")
                .param("empty", Descriptor.EMPTY.digest().key())
                .update();
    }

    private static String ofRevisions(String column) {
        return """
                exists (select 1 from revision_file f join revision r on r.id = f.revision_id
                    where f.sha256 = %s and r.script_id = :script)
                """.formatted(column);
    }

    private JdbcClient.StatementSpec in(Repository repository, String sql) {
        return jdbc.sql(sql)
                .param("script", repository.script(), Types.OTHER)
                .param("team", repository.team())
                .param("name", repository.name().name());
    }
}
