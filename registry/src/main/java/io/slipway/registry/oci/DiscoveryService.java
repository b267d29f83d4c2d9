package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// Lists: repositories, tags, and what is attached to a manifest.
@Service
public class DiscoveryService {
    private static final int MOST = 1_000;

    private final Repositories repositories;
    private final ManifestService manifests;
    private final StoredManifests stored;
    private final ReportReferrers reports;

    DiscoveryService(
            Repositories repositories, ManifestService manifests, StoredManifests stored, ReportReferrers reports) {
        this.repositories = repositories;
        this.manifests = manifests;
        this.stored = stored;
        this.reports = reports;
    }

    /// A part of a list.
    ///
    /// @param next where the next part begins; null after the last one
    public record Names(List<String> names, @Nullable String next) {
        public Names {
            names = List.copyOf(names);
        }
    }

    /// The repositories that the caller may read.
    public Names repositories(Caller caller, @Nullable Integer most, @Nullable String last) {
        var count = count(most);
        return part(repositories.names(caller, last == null ? "" : last, count + 1), count);
    }

    public Names tags(Caller caller, ScriptName name, @Nullable Integer most, @Nullable String last) {
        var repository = repositories.readable(caller, name);
        if (repository.script() == null) {
            throw Repositories.unknown(name);
        }
        var count = count(most);
        return part(stored.tags(repository, last == null ? "" : last, count + 1), count);
    }

    /// An index of what is attached to the manifest: what was pushed for it, and the reports that measured it.
    ///
    /// @param artifactType only these; null for all
    public byte[] referrers(Caller caller, ScriptName name, OciDigest subject, @Nullable String artifactType) {
        var repository = repositories.readable(caller, name);
        var index = ManifestJson.index();
        Stream.concat(
                        stored.attachedTo(repository, subject).stream(),
                        measured(repository, subject).stream()
                                .flatMap(revision -> reports.of(caller, repository, revision).stream()))
                .forEach(manifest -> add(index, manifest, artifactType));
        return index.bytes();
    }

    private Optional<OciManifest> measured(Repository repository, OciDigest subject) {
        return manifests.find(repository, new OciReference.ByDigest(subject)).filter(OciManifest::isRevision);
    }

    private static void add(ManifestJson index, OciManifest manifest, @Nullable String artifactType) {
        var document = ManifestDocument.parse(manifest.mediaType(), manifest.content());
        if (artifactType == null || artifactType.equals(document.artifactType())) {
            index.manifest(
                    new Descriptor(
                            manifest.mediaType(), manifest.digest(), manifest.content().length, document.annotations()),
                    document.artifactType());
        }
    }

    private static int count(@Nullable Integer asked) {
        return asked == null ? MOST : Math.clamp(asked, 0, MOST);
    }

    private static Names part(List<String> names, int count) {
        if (names.size() <= count) {
            return new Names(names, null);
        }
        var part = names.subList(0, count);
        return new Names(part, part.isEmpty() ? null : part.getLast());
    }
}
