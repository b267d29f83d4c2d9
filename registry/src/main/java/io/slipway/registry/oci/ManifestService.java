package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptDescription;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.TagName;
import io.slipway.registry.script.TagService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.team.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;

/// Reading, pushing and deleting manifests.
///
/// A tag answers with the manifest that it was pushed with, byte by byte, as long as it points to a revision that holds
/// what came of it; otherwise with the revision's own one, see [RevisionManifests].
@Service
public class ManifestService {
    private static final AuditAction PUSH = AuditAction.of("artifact.push");
    private static final AuditAction DELETE = AuditAction.of("artifact.delete");

    private final Repositories repositories;
    private final RevisionManifests revisions;
    private final StoredManifests manifests;
    private final StoredBlobs blobs;
    private final ReportReferrers reports;
    private final ScriptPush push;
    private final ScriptService scripts;
    private final TagService tags;
    private final AuditLog audit;
    private final PushAttempts attempts;

    ManifestService(
            Repositories repositories,
            RevisionManifests revisions,
            StoredManifests manifests,
            StoredBlobs blobs,
            ReportReferrers reports,
            ScriptPush push,
            ScriptService scripts,
            TagService tags,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.repositories = repositories;
        this.revisions = revisions;
        this.manifests = manifests;
        this.blobs = blobs;
        this.reports = reports;
        this.push = push;
        this.scripts = scripts;
        this.tags = tags;
        this.audit = audit;
        this.attempts = new PushAttempts(transactions);
    }

    /// What came of a push.
    ///
    /// @param subject what it is attached to
    public record Pushed(
            ScriptName repository,
            OciDigest digest,
            @Nullable OciDigest subject) {}

    public OciManifest read(Caller caller, ScriptName name, OciReference reference) {
        var looked = ScriptPush.tagOf(reference).flatMap(tag -> manifests.look(name, tag));
        if (looked.isEmpty()) {
            return readAny(caller, name, reference);
        }
        repositories.readable(caller, name, looked.get().script());
        return manifest(looked.get().tagged()).orElseThrow(() -> OciException.unknown(reference));
    }

    private OciManifest readAny(Caller caller, ScriptName name, OciReference reference) {
        var repository = repositories.readable(caller, name);
        return find(repository, reference)
                .or(() -> reference instanceof OciReference.ByDigest(var digest)
                        ? reports.find(caller, repository, digest)
                        : Optional.empty())
                .orElseThrow(() -> OciException.unknown(reference));
    }

    /// Takes a manifest: a script becomes a revision, everything else is kept beside it.
    public Pushed put(Caller caller, ScriptName name, OciReference reference, String type, InputStream body)
            throws IOException {
        var repository = repositories.changeable(caller, name, Permission.WRITE);
        var content = body.readNBytes(OciLimits.MANIFEST_BYTES + 1);
        if (content.length > OciLimits.MANIFEST_BYTES) {
            throw new OciException(OciError.SIZE_INVALID, "Could not take the manifest: it has more than 4 MiB.");
        }
        if (reference instanceof OciReference.ByDigest(var digest)) {
            digest.verify(content);
        }
        refuseNumber(reference);
        var document = ManifestDocument.parse(type, content);
        refuseMissing(repository, document);
        attempts.at(repository.name(), () -> store(caller, repository, reference, document, content));
        if (document.isScript()) {
            blobs.sweep(repositories.changeable(caller, name, Permission.WRITE)); // the script may be new
        }
        var subject = document.subject();
        return new Pushed(repository.name(), digest(reference, content), subject == null ? null : subject.digest());
    }

    /// Deletes a tag, or a manifest that is no revision's with all its tags.
    public void delete(Caller caller, ScriptName name, OciReference reference) {
        var repository = repositories.changeable(caller, name, Permission.DELETE);
        var found = find(repository, reference).orElseThrow(() -> OciException.unknown(reference));
        var tag = ScriptPush.tagOf(reference);
        attempts.at(repository.name(), () -> {
            if (tag.isPresent()) {
                untag(caller, repository, tag.get(), found);
            } else if (found.isRevision()) {
                throw new OciException(
                        OciError.UNSUPPORTED,
                        "Could not delete revision %d: revisions never change. Delete its tags, or the script."
                                .formatted(found.revision()));
            } else {
                manifests.remove(repository, found.digest());
                record(caller, DELETE, repository, found.digest());
            }
        });
    }

    Optional<OciManifest> find(Repository repository, OciReference reference) {
        return switch (reference) {
            case OciReference.ByDigest(var digest) ->
                manifests
                        .find(repository, digest)
                        .or(() -> repository.script() == null
                                ? Optional.empty()
                                : revisions.find(repository.script(), digest));
            case OciReference.BySelector(RevisionSelector.Tagged(var tag)) ->
                manifests.find(repository, tag).flatMap(this::manifest);
            case OciReference.BySelector(RevisionSelector.Numbered(var number)) ->
                manifests.find(repository, number).flatMap(this::manifest);
        };
    }

    private Optional<OciManifest> manifest(StoredManifests.Tagged tagged) {
        var pushed = tagged.pushed();
        var revision = tagged.revision();
        if (revision == null) {
            return Optional.ofNullable(pushed).filter(manifest -> !manifest.isRevision());
        }
        return pushed != null && tagged.unchanged()
                ? Optional.of(pushed)
                : Optional.of(revisions.of(revision, tagged.number()));
    }

    private OciManifest store(
            Caller caller, Repository repository, OciReference reference, ManifestDocument document, byte[] content) {
        var number = document.isScript() ? revised(caller, repository, reference, document, content) : 0;
        var manifest = new OciManifest(digest(reference, content), document.mediaType(), content, number);
        var tag = ScriptPush.tagOf(reference);
        if (number == 0) {
            keepBeside(caller, repository, document, tag, manifest);
        }
        manifests.add(caller, repository, manifest, document);
        tag.ifPresent(name -> manifests.tag(repository, name, manifest.digest()));
        return manifest;
    }

    /// The number of the revision that the manifest is of. One that is known makes no revision: the tag moves to it.
    /// Only as `latest` what it holds is published again, since that names the newest revision.
    private int revised(
            Caller caller, Repository repository, OciReference reference, ManifestDocument document, byte[] content) {
        var tag = ScriptPush.tagOf(reference);
        var known = tag.filter(TagName.LATEST::equals).isPresent()
                ? Optional.<OciManifest>empty()
                : find(repository, new OciReference.ByDigest(digest(reference, content)))
                        .filter(OciManifest::isRevision);
        if (known.isEmpty()) {
            return push.publish(caller, repository, document, reference);
        }
        var number = known.get().revision();
        tag.ifPresent(name -> tags.put(caller, repository.name(), name, number, null));
        return number;
    }

    private void keepBeside(
            Caller caller,
            Repository repository,
            ManifestDocument document,
            Optional<TagName> tag,
            OciManifest manifest) {
        if (manifests.count(repository) >= OciLimits.MANIFESTS) {
            throw new OciException(
                    OciError.DENIED,
                    "Could not keep the artifact: the repository has %d already. Delete some that nobody needs."
                            .formatted(OciLimits.MANIFESTS));
        }
        tag.flatMap(name -> manifests.find(repository, name))
                .filter(known -> known.revision() != null)
                .ifPresent(known -> {
                    throw new OciException(
                            OciError.DENIED,
                            "Could not take the manifest: the tag names revision %d of the script, and this is no script. Use another tag."
                                    .formatted(known.number()));
                });
        if (repository.script() == null && document.subject() == null) {
            scripts.describe(caller, repository.name(), new ScriptDescription("", Visibility.TEAM));
        }
        record(caller, PUSH, repository, manifest.digest());
    }

    private void untag(Caller caller, Repository repository, TagName tag, OciManifest found) {
        if (!found.isRevision()) {
            manifests.untag(repository, tag);
            record(caller, DELETE, repository, found.digest());
            return;
        }
        if (tag.equals(TagName.LATEST)) {
            throw new OciException(
                    OciError.UNSUPPORTED, "Could not delete the tag: 'latest' always names the newest revision.");
        }
        tags.delete(caller, repository.name(), tag, null);
        manifests.untag(repository, tag);
    }

    private void refuseMissing(Repository repository, ManifestDocument document) {
        for (var blob : document.required()) {
            var size = blobs.size(repository, blob.digest())
                    .orElseThrow(() -> new OciException(
                            OciError.MANIFEST_BLOB_UNKNOWN,
                            "Could not accept the manifest: push the blob %s first.".formatted(blob.digest()),
                            Map.of("digest", blob.digest().toString())));
            if (size != blob.size()) {
                throw OciException.invalid("blob %s has %d bytes, not %d".formatted(blob.digest(), size, blob.size()));
            }
        }
    }

    /// The name it was pushed by, if that is one.
    private static OciDigest digest(OciReference reference, byte[] content) {
        return reference instanceof OciReference.ByDigest(var digest) ? digest : OciDigest.of(content);
    }

    private static void refuseNumber(OciReference reference) {
        if (reference instanceof OciReference.BySelector(RevisionSelector.Numbered _)) {
            throw OciException.invalid("a number alone is no tag; revisions are numbered by the registry");
        }
    }

    private void record(Caller caller, AuditAction action, Repository repository, OciDigest digest) {
        var name = repository.name();
        audit.record(
                caller,
                action,
                AuditTarget.of(name.team(), "script", name.toString()),
                Map.of("digest", digest.toString()));
    }
}
