package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reports as artifacts that are attached to the revisions they measured. Nothing of it is stored: the same report
/// and revision make the same manifest each time.
@Component
class ReportReferrers {
    static final String ARTIFACT_TYPE = "application/vnd.slipway.report.v1+json";
    private static final String DESCRIPTION = "org.opencontainers.image.description";

    private final ObjectProvider<RevisionReports> sources;
    private final RevisionManifests manifests;
    private final JdbcClient jdbc;

    ReportReferrers(ObjectProvider<RevisionReports> sources, RevisionManifests manifests, JdbcClient jdbc) {
        this.sources = sources;
        this.manifests = manifests;
        this.jdbc = jdbc;
    }

    /// The reports that measured the revision, as manifests whose subject is the given one of the revision.
    List<OciManifest> of(Caller caller, Repository repository, OciManifest revision) {
        var digest = digestOf(repository, revision.revision());
        return reports(caller, repository)
                .filter(report -> digest.filter(report.measured()::contains).isPresent())
                .map(report -> manifest(report, revision.descriptor()))
                .toList();
    }

    /// A report's manifest by its digest.
    Optional<OciManifest> find(Caller caller, Repository repository, OciDigest digest) {
        return reports(caller, repository)
                .flatMap(report -> report.measured().stream()
                        .flatMap(measured -> revision(repository, measured).stream())
                        .map(revision -> manifest(report, revision.descriptor())))
                .filter(manifest -> manifest.digest().equals(digest))
                .findFirst();
    }

    /// A report by the digest of its document.
    Optional<byte[]> blob(Caller caller, Repository repository, OciDigest digest) {
        return reports(caller, repository)
                .map(report -> report.document().getBytes(StandardCharsets.UTF_8))
                .filter(document -> OciDigest.of(document).equals(digest))
                .findFirst();
    }

    private Stream<RevisionReports.MeasuredRevisions> reports(Caller caller, Repository repository) {
        return repository.script() == null
                ? Stream.empty()
                : sources.orderedStream().flatMap(source -> source.of(caller, repository.name()).stream());
    }

    private static OciManifest manifest(RevisionReports.MeasuredRevisions report, Descriptor subject) {
        var document = report.document().getBytes(StandardCharsets.UTF_8);
        var manifest = ManifestJson.artifact(ARTIFACT_TYPE);
        manifest.layer(new Descriptor(
                ARTIFACT_TYPE,
                OciDigest.of(document),
                document.length,
                Map.of(Descriptor.TITLE, "report-%s.json".formatted(report.id()))));
        manifest.subject(subject);
        manifest.annotations(Map.of(DESCRIPTION, report.sentence()));
        return OciManifest.of(OciManifest.IMAGE, manifest.bytes(), 0);
    }

    private Optional<RevisionDigest> digestOf(Repository repository, int number) {
        return jdbc.sql("select digest from revision where script_id = ? and number = ?")
                .params(Objects.requireNonNull(repository.script()), number)
                .query((row, _) -> new RevisionDigest(row.getString(1)))
                .optional();
    }

    /// Revisions with the same content have the same manifest, so that any will do.
    private Optional<OciManifest> revision(Repository repository, RevisionDigest digest) {
        return jdbc.sql("select id, number from revision where script_id = ? and digest = ? limit 1")
                .params(Objects.requireNonNull(repository.script()), digest.value())
                .query((row, _) -> manifests.of(row.getObject("id", UUID.class), row.getInt("number")))
                .optional();
    }
}
