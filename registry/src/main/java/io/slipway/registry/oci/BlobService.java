package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Reading, pushing and deleting blobs.
///
/// What is pushed is read in full before a transaction begins, so that a slow client holds no connection; a blob is
/// small enough for that.
@Service
public class BlobService {
    private static final AuditAction DELETE = AuditAction.of("blob.delete");

    private final Repositories repositories;
    private final StoredBlobs blobs;
    private final Uploads uploads;
    private final ReportReferrers reports;
    private final AuditLog audit;
    private final int mostBytes;
    private final TransactionTemplate transaction;

    BlobService(
            Repositories repositories,
            StoredBlobs blobs,
            Uploads uploads,
            ReportReferrers reports,
            AuditLog audit,
            PlatformTransactionManager transactions,
            ContextLimits limits) {
        this.mostBytes = Math.toIntExact(limits.maxFileBytes());
        this.repositories = repositories;
        this.blobs = blobs;
        this.uploads = uploads;
        this.reports = reports;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// How far an upload is.
    ///
    /// @param size bytes that have arrived
    public record Upload(ScriptName repository, UUID id, long size) {}

    /// The size of a blob, without reading it.
    public long size(Caller caller, ScriptName name, OciDigest digest) {
        var repository = repositories.readable(caller, name);
        return blobs.size(repository, digest)
                .or(() -> reports.blob(caller, repository, digest).map(content -> (long) content.length))
                .orElseThrow(() -> OciException.unknown(digest));
    }

    public byte[] content(Caller caller, ScriptName name, OciDigest digest) {
        var repository = repositories.readable(caller, name);
        var content = blobs.contents(repository, List.of(digest)).get(digest);
        return content != null
                ? content
                : reports.blob(caller, repository, digest).orElseThrow(() -> OciException.unknown(digest));
    }

    /// Begins an upload in chunks.
    public Upload begin(Caller caller, ScriptName name) {
        var repository = writable(caller, name);
        if (uploads.open(repository) >= OciLimits.OPEN_UPLOADS) {
            throw new OciException(
                    OciError.TOOMANYREQUESTS,
                    "Could not begin an upload: %d are open in this repository. Finish or cancel some."
                            .formatted(OciLimits.OPEN_UPLOADS));
        }
        return new Upload(repository.name(), uploads.begin(caller, repository), 0);
    }

    /// Whether the blob could be had from the other repository; the caller must be allowed to read it there.
    public boolean mount(Caller caller, ScriptName name, OciDigest digest, ScriptName from) {
        var repository = writable(caller, name);
        try {
            var source = repositories.readable(caller, from);
            var content = blobs.contents(source, List.of(digest)).get(digest);
            if (content == null) {
                return false;
            }
            store(repository, digest, content);
            return true;
        } catch (NotFoundException e) {
            return false; // the client uploads it then
        }
    }

    /// Stores a blob that comes in one request.
    public void push(Caller caller, ScriptName name, OciDigest digest, InputStream body) throws IOException {
        var repository = writable(caller, name);
        store(repository, digest, read(body));
    }

    public Upload status(Caller caller, ScriptName name, String id) {
        var repository = writable(caller, name);
        return required(transaction.execute(_ -> upload(caller, repository, id)));
    }

    /// Adds a chunk.
    ///
    /// @param start where the client believes it to be; null when it does not say
    /// @throws OutOfOrder when it belongs elsewhere
    public Upload append(Caller caller, ScriptName name, String id, @Nullable Long start, InputStream body)
            throws IOException {
        var repository = writable(caller, name);
        var chunk = read(body);
        return required(transaction.execute(_ -> append(upload(caller, repository, id), start, chunk)));
    }

    /// Ends an upload, with a last chunk or without.
    public void finish(
            Caller caller, ScriptName name, String id, OciDigest digest, @Nullable Long start, InputStream body)
            throws IOException {
        var repository = writable(caller, name);
        var chunk = read(body);
        transaction.executeWithoutResult(_ -> {
            var upload = append(upload(caller, repository, id), start, chunk);
            store(repository, digest, uploads.content(upload.id()));
            uploads.end(upload.id());
        });
    }

    public void cancel(Caller caller, ScriptName name, String id) {
        var repository = writable(caller, name);
        transaction.executeWithoutResult(
                _ -> uploads.end(upload(caller, repository, id).id()));
    }

    /// Deletes a blob that was pushed; the files of revisions stay.
    public void delete(Caller caller, ScriptName name, OciDigest digest) {
        var repository = repositories.changeable(caller, name, Permission.DELETE);
        if (blobs.isOfRevision(repository, digest)) {
            throw new OciException(
                    OciError.UNSUPPORTED, "Could not delete the blob: a revision has it, and revisions never change.");
        }
        transaction.executeWithoutResult(_ -> {
            if (!blobs.remove(repository, digest)) {
                throw OciException.unknown(digest);
            }
            audit.record(
                    caller,
                    DELETE,
                    AuditTarget.of(
                            repository.name().team(),
                            "script",
                            repository.name().toString()),
                    Map.of("digest", digest.toString()));
        });
    }

    /// A chunk that does not follow what has arrived.
    public static final class OutOfOrder extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Upload upload;

        OutOfOrder(Upload upload) {
            super("Could not take the chunk: the next byte is number %d.".formatted(upload.size()));
            this.upload = upload;
        }

        public Upload upload() {
            return upload;
        }
    }

    private Repository writable(Caller caller, ScriptName name) {
        return repositories.changeable(caller, name, Permission.WRITE);
    }

    private Upload upload(Caller caller, Repository repository, String id) {
        return uuid(id).flatMap(known ->
                        uploads.size(caller, repository, known).map(size -> new Upload(repository.name(), known, size)))
                .orElseThrow(() -> new OciException(
                        OciError.BLOB_UPLOAD_UNKNOWN,
                        "Could not find the upload: it ended, expired, or is somebody else's. Begin a new one."));
    }

    private Upload append(Upload upload, @Nullable Long start, byte[] chunk) {
        if (start != null && start != upload.size()) {
            throw new OutOfOrder(upload);
        }
        if (upload.size() + chunk.length > mostBytes) {
            throw tooLarge();
        }
        uploads.append(upload.id(), upload.size(), chunk);
        return new Upload(upload.repository(), upload.id(), upload.size() + chunk.length);
    }

    private void store(Repository repository, OciDigest digest, byte[] content) {
        digest.verify(content);
        if (blobs.bytes(repository) + content.length > OciLimits.REPOSITORY_BYTES) {
            throw new OciException(
                    OciError.DENIED,
                    "Could not keep the blob: the repository would have more than 512 MiB beside its revisions. Delete artifacts that nobody needs.");
        }
        blobs.add(repository, digest, content);
    }

    private byte[] read(InputStream body) throws IOException {
        var content = body.readNBytes(mostBytes + 1);
        if (content.length > mostBytes) {
            throw tooLarge();
        }
        return content;
    }

    private OciException tooLarge() {
        return new OciException(
                OciError.SIZE_INVALID,
                String.format(Locale.ENGLISH, "Could not take the blob: a blob has at most %,d bytes.", mostBytes));
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static <T> T required(@Nullable T answer) {
        return Objects.requireNonNull(answer);
    }
}
