package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.TagName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The manifests of a repository as they were pushed, and what tags point to.
@Component
class StoredManifests {
    private static final String COLUMNS = " m.digest, m.media_type, m.content, m.revision ";

    private static final String TARGET = "r.id as revision_id, r.number," + COLUMNS + """
            , m.revision is not null and exists (select 1 from revision p
                where p.script_id = r.script_id and p.number = m.revision and p.digest = r.digest) as unchanged
            from found
            left join (tag t join revision r on r.script_id = t.script_id and r.number = t.revision)
                on t.script_id = found.id and t.name = :tag
            left join (oci_tag o join oci_manifest m on m.team = o.team and m.name = o.name and m.digest = o.digest)
                on o.team = found.team and o.name = found.name and o.tag = :tag
            """;

    private final JdbcClient jdbc;

    StoredManifests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What a tag points to: a revision, a pushed manifest, or a revision that was pushed with that manifest.
    ///
    /// @param unchanged whether the revision holds what came of the pushed manifest
    record Tagged(
            @Nullable UUID revision, int number, @Nullable OciManifest pushed, boolean unchanged) {}

    Optional<OciManifest> find(Repository repository, OciDigest digest) {
        return jdbc.sql("select" + COLUMNS + "from oci_manifest m where m.team = ? and m.name = ? and m.digest = ?")
                .params(repository.team(), repository.name().name(), digest.key())
                .query((row, _) -> manifest(row))
                .optional();
    }

    Optional<Tagged> find(Repository repository, TagName tag) {
        return jdbc.sql("with found as (select cast(:script as uuid) as id, :team as team, :name as name) select "
                        + TARGET)
                .param("script", repository.script(), Types.OTHER)
                .param("team", repository.team())
                .param("name", repository.name().name())
                .param("tag", tag.value())
                .query((row, _) -> tagged(row))
                .optional();
    }

    /// What a tag of a script points to, with the script, found at once: this is what clients ask for most.
    record Looked(Repositories.Found script, Tagged tagged) {}

    Optional<Looked> look(ScriptName asked, TagName tag) {
        return jdbc.sql("with found as (" + Repositories.FIND + ") select found.*, " + TARGET)
                .param("team", asked.team().value())
                .param("name", asked.name())
                .param("tag", tag.value())
                .query((row, _) -> new Looked(Repositories.Found.of(row), tagged(row)))
                .optional();
    }

    Optional<Tagged> find(Repository repository, int number) {
        return jdbc.sql("select id from revision where script_id = :script and number = :number")
                .param("script", repository.script(), Types.OTHER)
                .param("number", number)
                .query((row, _) -> new Tagged(row.getObject("id", UUID.class), number, null, false))
                .optional();
    }

    /// The manifests that were attached to this one, oldest first.
    List<OciManifest> attachedTo(Repository repository, OciDigest subject) {
        return jdbc.sql("select" + COLUMNS + """
                        from oci_manifest m where m.team = ? and m.name = ? and m.subject = ?
                        order by m.pushed_at, m.digest limit 1000
                        """)
                .params(repository.team(), repository.name().name(), subject.key())
                .query((row, _) -> manifest(row))
                .list();
    }

    int count(Repository repository) {
        return jdbc.sql("select count(*) from oci_manifest where team = ? and name = ?")
                .params(repository.team(), repository.name().name())
                .query(Integer.class)
                .single();
    }

    void add(Caller caller, Repository repository, OciManifest manifest, ManifestDocument document) {
        var subject = document.subject();
        jdbc.sql("""
                        insert into oci_manifest
                            (team, name, digest, media_type, subject, blobs, revision, content, pushed_by)
                        values (:team, :name, :digest, :type, :subject, :blobs, :revision, :content, :by)
                        on conflict (team, name, digest) do update set revision = excluded.revision
                        """)
                .param("team", repository.team())
                .param("name", repository.name().name())
                .param("digest", manifest.digest().key())
                .param("type", manifest.mediaType())
                .param("subject", subject == null ? null : subject.digest().key())
                .param(
                        "blobs",
                        document.blobs().stream()
                                .map(blob -> blob.digest().key())
                                .distinct()
                                .toArray(String[]::new))
                .param("revision", manifest.revision())
                .param("content", manifest.content())
                .param("by", caller.username())
                .update();
    }

    void tag(Repository repository, TagName tag, OciDigest digest) {
        jdbc.sql("""
                        insert into oci_tag (team, name, tag, digest) values (?, ?, ?, ?)
                        on conflict (team, name, tag) do update set digest = excluded.digest
                        """)
                .params(repository.team(), repository.name().name(), tag.value(), digest.key())
                .update();
    }

    void untag(Repository repository, TagName tag) {
        jdbc.sql("delete from oci_tag where team = ? and name = ? and tag = ?")
                .params(repository.team(), repository.name().name(), tag.value())
                .update();
    }

    /// Removes the manifest with its tags.
    void remove(Repository repository, OciDigest digest) {
        jdbc.sql("delete from oci_manifest where team = ? and name = ? and digest = ?")
                .params(repository.team(), repository.name().name(), digest.key())
                .update();
    }

    /// All tags, of revisions and of others, in the order of their bytes.
    List<String> tags(Repository repository, String after, int most) {
        return jdbc.sql("""
                        select tag from (
                            select t.name collate "C" as tag from tag t where t.script_id = :script
                            union
                            select o.tag collate "C" from oci_tag o
                            join oci_manifest m on m.team = o.team and m.name = o.name and m.digest = o.digest
                            where o.team = :team and o.name = :name and m.revision = 0) every
                        where tag > :after order by tag limit :most
                        """)
                .param("script", repository.script(), Types.OTHER)
                .param("team", repository.team())
                .param("name", repository.name().name())
                .param("after", after)
                .param("most", most)
                .query((row, _) -> row.getString(1))
                .list();
    }

    private static Tagged tagged(ResultSet row) throws SQLException {
        var revision = row.getObject("revision_id", UUID.class);
        @Nullable String pushed = row.getString("digest");
        return new Tagged(
                revision, row.getInt("number"), pushed == null ? null : manifest(row), row.getBoolean("unchanged"));
    }

    private static OciManifest manifest(ResultSet row) throws SQLException {
        return new OciManifest(
                OciDigest.ofKey(row.getString("digest")),
                row.getString("media_type"),
                row.getBytes("content"),
                row.getInt("revision"));
    }
}
