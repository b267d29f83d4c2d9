package io.slipway.registry.proposal;

import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.script.RevisionDigest;
import io.slipway.registry.script.RevisionFile;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/// A revision to be, by somebody who need not have the right to make one. Its content never changes, and it is
/// decided on once.
@Entity
@Table(name = "proposal")
class Proposal {
    private static final int LONGEST_REASON = 1_000;

    @Id
    private UUID id;

    private UUID scriptId;
    private int number;
    private String title;
    private String message;
    private String author;
    private Instant createdAt;
    private int baseRevision;
    private @Nullable UUID originScript;
    private @Nullable Integer originRevision;
    private RevisionDigest digest;

    @Enumerated(EnumType.STRING)
    private ProposalState state = ProposalState.OPEN;

    private @Nullable String decidedBy;
    private @Nullable Instant decidedAt;
    private String reason = "";
    private @Nullable Integer revision;

    @ElementCollection
    @Immutable
    @CollectionTable(name = "proposal_file", joinColumns = @JoinColumn(name = "proposal_id"))
    private List<RevisionFile> files;

    @Version
    private @Nullable Long version; // null until stored

    @SuppressWarnings("NullAway.Init") // fields are set by JPA
    protected Proposal() {}

    /// Where a proposal belongs and what it starts from.
    ///
    /// @param originScript the script of which a revision is proposed; null for content of its own
    record Place(
            UUID script,
            int number,
            int base,
            @Nullable UUID originScript,
            @Nullable Integer originRevision) {}

    Proposal(Place place, ProposalText text, List<FileEntry> entries, String author, Instant now) {
        this.id = UUID.randomUUID();
        this.scriptId = place.script();
        this.number = place.number();
        this.baseRevision = place.base();
        this.originScript = place.originScript();
        this.originRevision = place.originRevision();
        this.title = text.title();
        this.message = text.message();
        this.author = author;
        this.createdAt = now;
        this.digest = RevisionDigest.of(entries);
        this.files = entries.stream().map(RevisionFile::new).toList();
    }

    void accepted(String by, Instant now, int asRevision) {
        decided(ProposalState.ACCEPTED, by, now);
        revision = asRevision;
    }

    void declined(String by, Instant now, String why) {
        var text = why.strip();
        if (text.isEmpty() || text.length() > LONGEST_REASON || text.indexOf('\0') >= 0) {
            throw new InvalidException("reason", "say in up to 1,000 characters why it is declined");
        }
        decided(ProposalState.DECLINED, by, now);
        reason = text;
    }

    void withdrawn(String by, Instant now) {
        if (!by.equals(author)) {
            throw new ForbiddenException(
                    "Could not withdraw proposal %d: %s made it. Only who made it can take it back."
                            .formatted(number, author),
                    Map.of("proposal", number, "author", author));
        }
        decided(ProposalState.WITHDRAWN, by, now);
    }

    /// Refuses what would change a decision.
    void requireOpen() {
        if (state != ProposalState.OPEN) {
            throw new ConflictException(
                    "proposal-decided",
                    "Could not decide on proposal %d: it was %s by %s already."
                            .formatted(number, state.slug(), decidedBy),
                    Map.of("proposal", number, "state", state.slug(), "decidedBy", String.valueOf(decidedBy)));
        }
    }

    private void decided(ProposalState how, String by, Instant now) {
        requireOpen();
        state = how;
        decidedBy = by;
        decidedAt = now;
    }

    UUID id() {
        return id;
    }

    int number() {
        return number;
    }

    int baseRevision() {
        return baseRevision;
    }

    ProposalState state() {
        return state;
    }

    String author() {
        return author;
    }

    ProposalText text() {
        return new ProposalText(title, message);
    }

    @Nullable
    UUID originScript() {
        return originScript;
    }

    @Nullable
    Integer originRevision() {
        return originRevision;
    }

    RevisionDigest digest() {
        return digest;
    }

    /// The files, sorted by path.
    List<FileEntry> files() {
        return files.stream().map(RevisionFile::entry).sorted().toList();
    }

    ProposalSummary summary() {
        return new ProposalSummary(
                number, title, author, createdAt, state, baseRevision, decidedBy, decidedAt, reason, revision);
    }
}
