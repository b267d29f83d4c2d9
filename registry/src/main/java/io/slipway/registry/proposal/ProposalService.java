package io.slipway.registry.proposal;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.diff.ContentDiff;
import io.slipway.registry.diff.DiffOptions;
import io.slipway.registry.diff.FileDiffs;
import io.slipway.registry.diff.RevisionReference;
import io.slipway.registry.script.Attempts;
import io.slipway.registry.script.Contributions;
import io.slipway.registry.script.RevisionChanges;
import io.slipway.registry.script.RevisionDraft;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The use cases around proposals. Whoever may read a script sees them, may make one and talk about it; a
/// maintainer decides. Making one gives no other right.
@Service
public class ProposalService {
    private static final Limit LISTED = Limit.of(200);
    private static final Set<String> DECISIONS = Set.of("accept", "decline");

    private final Proposals proposals;
    private final ProposalStore store;
    private final Contributions contributions;
    private final ScriptService scripts;
    private final FileDiffs diffs;
    private final AccessPolicy policy;
    private final AuditLog audit;
    private final Attempts attempts;
    private final TransactionTemplate reading;

    ProposalService(
            Proposals proposals,
            ProposalStore store,
            Contributions contributions,
            ScriptService scripts,
            FileDiffs diffs,
            AccessPolicy policy,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.proposals = proposals;
        this.store = store;
        this.contributions = contributions;
        this.scripts = scripts;
        this.diffs = diffs;
        this.policy = policy;
        this.audit = audit;
        this.attempts = new Attempts(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /// Refuses unless the caller may propose something, before anything of an upload is read.
    public void requireOpenTo(Caller caller, ScriptName name) {
        scripts.find(caller, name);
        requireWriting(caller);
    }

    /// Whoever reads may propose, but no token that was made for reading alone.
    private void requireWriting(Caller caller) {
        policy.requireScope(caller, Permission.WRITE);
    }

    /// Proposes content of its own.
    ///
    /// @param base the revision it starts from; null for the latest
    public ProposalDetails propose(
            Caller caller, ScriptName name, ProposalText text, BuildContext context, @Nullable Integer base) {
        return added(caller, name, text, context, base, null);
    }

    /// Proposes a revision of another script, such as a fork, that the caller may read.
    public ProposalDetails propose(
            Caller caller, ScriptName name, ProposalText text, RevisionReference from, @Nullable Integer base) {
        var revision = scripts.revision(caller, from.script(), from.revision());
        var context = reading.execute(_ -> store.context(revision.files()));
        return added(caller, name, text, context, base, RevisionReference.of(from.script(), revision.number()));
    }

    /// Proposes changes to some files, as an editor makes them.
    public ProposalDetails propose(Caller caller, ScriptName name, String title, RevisionChanges changes) {
        var text = new ProposalText(title, changes.message());
        var context = reading.execute(_ -> {
            var target = contributions.readable(caller, name);
            var files = store.revisionFiles(caller, target.name(), changes.basedOn());
            return contributions.applied(changes, store.context(files).files());
        });
        return added(caller, name, text, context, changes.basedOn(), null);
    }

    private ProposalDetails added(
            Caller caller,
            ScriptName name,
            ProposalText text,
            BuildContext context,
            @Nullable Integer base,
            @Nullable RevisionReference from) {
        requireWriting(caller);
        return attempts.at(name, () -> {
            var target = contributions.open(caller, name);
            var draft = new ProposalStore.Draft(text, base == null ? target.latestRevision() : base, context);
            var origin = from == null
                    ? null
                    : new ProposalStore.Origin(
                            contributions.readable(caller, from.script()).id(), number(from));
            var proposal = store.add(caller, target, draft, origin);
            record(caller, "proposal.open", target.name(), proposal);
            return store.details(caller, target, proposal);
        });
    }

    private static int number(RevisionReference reference) {
        return Integer.parseInt(reference.revision().toString());
    }

    /// The newest open proposals, or those that are decided.
    public List<ProposalSummary> list(Caller caller, ScriptName name, boolean open) {
        var states = open
                ? Set.of(ProposalState.OPEN)
                : Set.of(ProposalState.ACCEPTED, ProposalState.DECLINED, ProposalState.WITHDRAWN);
        return reading.execute(_ ->
                proposals.findSummaries(contributions.readable(caller, name).id(), states, LISTED));
    }

    /// How many wait for a decision.
    public int countOpen(Caller caller, ScriptName name) {
        return reading.execute(_ -> proposals.countByScriptIdAndState(
                contributions.readable(caller, name).id(), ProposalState.OPEN));
    }

    /// One proposal.
    public ProposalDetails find(Caller caller, ScriptName name, int number) {
        return reading.execute(_ -> {
            var target = contributions.readable(caller, name);
            return store.details(caller, target, store.find(target, number));
        });
    }

    /// What it changes in the revision that it starts from, or what it would change in the newest one if its
    /// content took that one's place.
    public ContentDiff diff(Caller caller, ScriptName name, int number, Against against, DiffOptions options) {
        return reading.execute(_ -> {
            var target = contributions.readable(caller, name);
            var proposal = store.find(target, number);
            var revision = against == Against.BASE ? proposal.baseRevision() : target.latestRevision();
            return diffs.between(store.revisionFiles(caller, name, revision), proposal.files(), options);
        });
    }

    /// The same as a patch.
    public String patch(Caller caller, ScriptName name, int number, Against against) {
        return reading.execute(_ -> {
            var target = contributions.readable(caller, name);
            var proposal = store.find(target, number);
            var revision = against == Against.BASE ? proposal.baseRevision() : target.latestRevision();
            return diffs.patch(store.revisionFiles(caller, name, revision), proposal.files());
        });
    }

    /// Says something about it, also after the decision.
    public ProposalDetails comment(Caller caller, ScriptName name, int number, NewComment comment) {
        requireWriting(caller);
        return changed(caller, name, number, "comment", (_, proposal) -> store.comment(caller, proposal, comment));
    }

    /// Makes it the next revision, with its author. Where the script moved on since, what both sides changed in
    /// different files is brought together; changes in the same file are refused.
    ///
    /// @param onto take the content as it is in place of this revision, which must be the newest; null to merge
    public ProposalDetails accept(Caller caller, ScriptName name, int number, @Nullable Integer onto) {
        return changed(caller, name, number, "accept", (target, proposal) -> {
            proposal.requireOpen();
            var files = onto == null ? merged(caller, target, proposal).files() : proposal.files();
            var draft = RevisionDraft.of(store.context(files), proposal.text().revisionMessage())
                    .basedOn(onto == null ? target.latestRevision() : onto);
            var revision =
                    contributions.add(caller, name, draft, proposal.author()).revision();
            proposal.accepted(caller.username(), ProposalStore.now(), revision.number());
        });
    }

    /// Says no, and why.
    public ProposalDetails decline(Caller caller, ScriptName name, int number, String reason) {
        return changed(
                caller,
                name,
                number,
                "decline",
                (_, proposal) -> proposal.declined(caller.username(), ProposalStore.now(), reason));
    }

    /// Takes it back, as only its author can.
    public ProposalDetails withdraw(Caller caller, ScriptName name, int number) {
        requireWriting(caller);
        return changed(
                caller,
                name,
                number,
                "withdraw",
                (_, proposal) -> proposal.withdrawn(caller.username(), ProposalStore.now()));
    }

    private ProposalDetails changed(
            Caller caller,
            ScriptName name,
            int number,
            String verb,
            BiConsumer<Contributions.Target, Proposal> change) {
        attempts.at(name, () -> {
            var target = DECISIONS.contains(verb)
                    ? contributions.reviewable(caller, name)
                    : contributions.readable(caller, name);
            var proposal = store.lock(target, number);
            change.accept(target, proposal);
            record(caller, "proposal." + verb, target.name(), proposal);
            return target;
        });
        return find(caller, name, number);
    }

    private void record(Caller caller, String action, ScriptName name, Proposal proposal) {
        var details = new TreeMap<>(Map.of("title", proposal.text().title(), "author", proposal.author()));
        var revision = proposal.summary().revision();
        if (revision != null) {
            details.put("revision", revision.toString());
        }
        var target = AuditTarget.of(name.team(), "proposal", name + "#" + proposal.number());
        audit.record(caller, AuditAction.of(action), target, details);
    }

    private Merge merged(Caller caller, Contributions.Target target, Proposal proposal) {
        var merge = store.merge(caller, target, proposal);
        if (!merge.conflicts().isEmpty()) {
            throw new ConflictException(
                    "proposal-conflict",
                    "Could not accept proposal %d: revision %d changed %s as well. Look at the difference to the newest revision, then take the proposal as it is, or ask for a new one."
                            .formatted(
                                    proposal.number(),
                                    target.latestRevision(),
                                    merge.conflicts().getFirst()),
                    Map.of(
                            "proposal",
                            proposal.number(),
                            "latestRevision",
                            target.latestRevision(),
                            "conflicts",
                            merge.conflicts().stream().map(Object::toString).toList()));
        }
        return merge;
    }
}
