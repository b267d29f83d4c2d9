package io.slipway.registry.proposal;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.Contributions;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.StoredContents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes and finds the proposals for a script, within the transaction of the caller.
@Component
class ProposalStore {
    /// As precise as the database.
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private static final int MOST_OPEN = 10;
    private static final int MOST_COMMENTS = 500;

    private final Proposals proposals;
    private final Comments comments;
    private final Contributions contributions;
    private final ScriptService scripts;
    private final StoredContents contents;

    ProposalStore(
            Proposals proposals,
            Comments comments,
            Contributions contributions,
            ScriptService scripts,
            StoredContents contents) {
        this.proposals = proposals;
        this.comments = comments;
        this.contributions = contributions;
        this.scripts = scripts;
        this.contents = contents;
    }

    static Instant now() {
        return CLOCK.instant();
    }

    /// @param origin where the content comes from; null for content of its own
    Proposal add(Caller caller, Contributions.Target target, Draft draft, @Nullable Origin origin) {
        proposals.lockNumbers(target.id());
        if (proposals.countByScriptIdAndAuthorAndState(target.id(), caller.username(), ProposalState.OPEN)
                >= MOST_OPEN) {
            throw new ConflictException(
                    "too-many-proposals",
                    "Could not propose anything more for '%s': %d proposals of yours are open. Withdraw one, or wait for a decision."
                            .formatted(target.name(), MOST_OPEN),
                    Map.of("script", target.name().toString()));
        }
        var entries = draft.context().entries();
        if (entries.equals(revisionFiles(caller, target.name(), target.latestRevision()))) {
            throw new InvalidException("the files", "they are the same as in the latest revision");
        }
        requireBase(target, draft.base());
        contributions.store(draft.context());
        var place = new Proposal.Place(
                target.id(),
                proposals.nextNumber(target.id()),
                draft.base(),
                origin == null ? null : origin.script(),
                origin == null ? null : origin.revision());
        return proposals.save(new Proposal(place, draft.text(), entries, caller.username(), now()));
    }

    /// What is proposed, and the revision it starts from.
    record Draft(ProposalText text, int base, BuildContext context) {}

    /// The revision that is proposed.
    record Origin(UUID script, int revision) {}

    private static void requireBase(Contributions.Target target, int base) {
        if (base < 0 || base > target.latestRevision()) {
            throw new InvalidException("base", "revision %d is none of the script's".formatted(base));
        }
    }

    Proposal find(Contributions.Target target, int number) {
        return proposals.findByScriptIdAndNumber(target.id(), number).orElseThrow(() -> unknown(target, number));
    }

    /// For a decision: others wait.
    Proposal lock(Contributions.Target target, int number) {
        return proposals.lock(target.id(), number).orElseThrow(() -> unknown(target, number));
    }

    private static NotFoundException unknown(Contributions.Target target, int number) {
        return new NotFoundException("proposal", target.name() + "#" + number);
    }

    void comment(Caller caller, Proposal proposal, NewComment comment) {
        var place = comment.place();
        if (place != null
                && proposal.files().stream().noneMatch(file -> file.path().equals(place.path()))) {
            throw new InvalidException("path", "the proposal has no file of that name");
        }
        var count = comments.count(proposal.id());
        if (count >= MOST_COMMENTS) {
            throw new ConflictException(
                    "too-many-comments",
                    "Could not add the comment: a proposal has at most %d.".formatted(MOST_COMMENTS),
                    Map.of("proposal", proposal.number()));
        }
        comments.add(proposal.id(), new Comment(count + 1, caller.username(), comment.text(), place, now()));
    }

    /// What would come of taking it in now.
    Merge merge(Caller caller, Contributions.Target target, Proposal proposal) {
        return Merge.of(
                revisionFiles(caller, target.name(), proposal.baseRevision()),
                revisionFiles(caller, target.name(), target.latestRevision()),
                proposal.files());
    }

    /// The files of a revision of the script; none where there is no revision yet.
    List<FileEntry> revisionFiles(Caller caller, ScriptName name, int number) {
        return number == 0
                ? List.of()
                : scripts.revision(caller, name, RevisionSelector.number(number))
                        .files();
    }

    BuildContext context(List<FileEntry> files) {
        var stored = contents.of(files);
        return BuildContext.of(files.stream()
                .map(file -> new ContextFile(
                        file.path(),
                        file.mode(),
                        Optional.ofNullable(stored.get(file.sha256()))
                                .orElseThrow(() -> new NotFoundException(
                                        "file", file.path().value()))))
                .toList());
    }

    ProposalDetails details(Caller caller, Contributions.Target target, Proposal proposal) {
        var open = proposal.state() == ProposalState.OPEN;
        return new ProposalDetails(
                target.name(),
                proposal.summary(),
                proposal.text().message(),
                proposal.digest(),
                origin(caller, proposal),
                proposal.files(),
                comments.of(proposal.id()),
                target.latestRevision(),
                open && proposal.baseRevision() != target.latestRevision()
                        ? merge(caller, target, proposal).conflicts()
                        : List.of(),
                open && contributions.mayReview(caller, target.name()),
                open && proposal.author().equals(caller.username()));
    }

    private @Nullable RevisionReference origin(Caller caller, Proposal proposal) {
        var script = proposal.originScript();
        var revision = proposal.originRevision();
        return script == null || revision == null
                ? null
                : contributions
                        .name(caller, script)
                        .map(name -> RevisionReference.of(name, revision))
                        .orElse(null);
    }
}
