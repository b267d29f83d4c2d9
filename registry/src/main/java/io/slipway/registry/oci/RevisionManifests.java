package io.slipway.registry.oci;

import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.context.FileMode;
import io.slipway.registry.context.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The manifest of each revision: a layer per file, titled with its path. It says nothing but the content, so that
/// the same content has the same digest on every machine.
///
/// A manifest is made when it is asked for first and kept in memory. A table remembers which digest is whose.
@Component
class RevisionManifests {
    static final String ARTIFACT_TYPE = "application/vnd.slipway.script.v1";
    static final String FILE_TYPE = "application/vnd.slipway.script.file.v1";
    static final String MODE = "io.slipway.mode";

    private final JdbcClient jdbc;
    private final ManifestCache cache = new ManifestCache();

    RevisionManifests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Key(UUID id, int number) {}

    /// The manifest of a revision.
    OciManifest of(UUID revision, int number) {
        var known = cache.get(revision);
        return known.orElseGet(() -> cache.keep(revision, made(revision, number)));
    }

    /// The revision's manifest with this digest.
    Optional<OciManifest> find(UUID script, OciDigest digest) {
        return indexed(script, digest)
                .or(() -> index(script) ? indexed(script, digest) : Optional.empty())
                .map(key -> of(key.id(), key.number()));
    }

    static byte[] render(List<FileEntry> files) {
        var manifest = ManifestJson.artifact(ARTIFACT_TYPE);
        files.stream().sorted().map(RevisionManifests::layer).forEach(manifest::layer);
        return manifest.bytes();
    }

    private static Descriptor layer(FileEntry file) {
        var title = Map.of(Descriptor.TITLE, file.path().value());
        var annotations = file.mode() == FileMode.EXECUTABLE
                ? Map.of(
                        Descriptor.TITLE, file.path().value(), MODE, file.mode().octal())
                : title;
        return new Descriptor(FILE_TYPE, OciDigest.of(file.sha256()), file.size(), annotations);
    }

    private OciManifest made(UUID revision, int number) {
        var manifest = OciManifest.of(OciManifest.IMAGE, render(files(revision)), number);
        jdbc.sql("insert into oci_revision (revision_id, sha256) values (?, ?) on conflict do nothing")
                .params(revision, manifest.digest().key())
                .update();
        return manifest;
    }

    private List<FileEntry> files(UUID revision) {
        return jdbc.sql("select path, mode, size, sha256 from revision_file where revision_id = ?")
                .param(revision)
                .query((row, _) -> new FileEntry(
                        new ContextPath(row.getString("path")),
                        FileMode.valueOf(row.getString("mode")),
                        row.getLong("size"),
                        new Sha256(row.getString("sha256"))))
                .list();
    }

    private Optional<Key> indexed(UUID script, OciDigest digest) {
        return jdbc.sql("""
                        select r.id, r.number from oci_revision o join revision r on r.id = o.revision_id
                        where r.script_id = ? and o.sha256 = ? order by r.number desc limit 1
                        """)
                .params(script, digest.key())
                .query((row, _) -> new Key(row.getObject("id", UUID.class), row.getInt("number")))
                .optional();
    }

    /// Makes the manifests that nobody has asked for yet.
    private boolean index(UUID script) {
        var missing = jdbc.sql("""
                        select r.id, r.number from revision r where r.script_id = ?
                        and not exists (select 1 from oci_revision o where o.revision_id = r.id)
                        """)
                .param(script)
                .query((row, _) -> new Key(row.getObject("id", UUID.class), row.getInt("number")))
                .list();
        missing.forEach(key -> cache.keep(key.id(), made(key.id(), key.number())));
        return !missing.isEmpty();
    }
}
