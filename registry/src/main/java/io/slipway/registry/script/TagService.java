package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.tagrule.TagRules;
import io.slipway.registry.team.Permission;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Making, moving and deleting tags, and telling where they have been.
///
/// Whoever writes scripts moves tags; maintainers delete them. The team's rules hold for every door. `latest` names
/// the newest revision and is moved by publishing only.
@Service
public class TagService {
    private final ScriptAccess access;
    private final RevisionStore revisions;
    private final Tags tags;
    private final TagHistory history;
    private final TagGate gate;
    private final LatencyCheck latency;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Attempts attempts;
    private final TransactionTemplate reading;

    TagService(
            ScriptAccess access,
            RevisionStore revisions,
            Tags tags,
            TagHistory history,
            TagGate gate,
            LatencyCheck latency,
            ApplicationEventPublisher events,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.access = access;
        this.revisions = revisions;
        this.tags = tags;
        this.history = history;
        this.gate = gate;
        this.latency = latency;
        this.events = events;
        this.audit = audit;
        this.attempts = new Attempts(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /// All tags of a script, by name.
    public List<TagDetails> list(Caller caller, ScriptName name) {
        return reading.execute(_ -> {
            var script = access.readable(caller, name);
            var rules = gate.rulesOf(script);
            return tags.findWithDigests(script.id()).stream()
                    .map(row -> details(script, (Tag) row[0], (RevisionDigest) row[1], rules))
                    .toList();
        });
    }

    /// What a tag pointed to, newest first, at most the last 500 steps; also of a tag that was deleted.
    public List<TagMove> history(Caller caller, ScriptName name, TagName tag) {
        return reading.execute(_ -> {
            var moves = history.of(access.readable(caller, name).id(), tag);
            if (moves.isEmpty()) {
                throw unknown(name, tag);
            }
            return moves;
        });
    }

    /// Names of tags that were deleted; each still has a history.
    public List<TagName> deleted(Caller caller, ScriptName name) {
        return reading.execute(_ -> history.gone(access.readable(caller, name).id()));
    }

    /// For every tag that the team guards against slower revisions and that another revision has, whether this one may
    /// have it. Nothing for readers who are not of the team: reports are the team's.
    public List<TagVerdict> verdicts(Caller caller, ScriptName name, RevisionSelector selector) {
        return reading.execute(_ -> {
            var script = access.readable(caller, name);
            var candidate = revisions.find(script, selector);
            return access.mayRead(caller, Visibility.TEAM, script.fullName().team())
                    ? latency.verdicts(script, candidate)
                    : List.<TagVerdict>of();
        });
    }

    /// Makes a tag or moves it.
    ///
    /// @param expected the revision that the tag must still point to; 0 when there must be no such tag yet; null
    /// when it does not matter
    public TagOutcome put(Caller caller, ScriptName name, TagName tag, int revision, @Nullable Integer expected) {
        refuseLatest(tag);
        return attempts.at(name, () -> {
            var script = access.writable(caller, name).orElseThrow(() -> ScriptAccess.unknown(name));
            var target = revisions.find(script, RevisionSelector.number(revision));
            var known = tags.findByScriptIdAndName(script.id(), tag).orElse(null);
            var previous = known == null ? null : known.revision();
            refuseUnexpected(script, tag, known, expected);
            if (Objects.equals(previous, revision)) {
                return new TagOutcome(details(script, Objects.requireNonNull(known), target.digest()), false, null);
            }
            gate.requireMutable(script, tag, previous);
            gate.requireClean(script, tag, target);
            var evidence = latency.require(script, tag, previous, target).orElse(null);
            var stored = pointed(script, tag, known, revision, Authorship.now(caller));
            recordMove(caller, script, stored, new TagMove(revision, previous, stored.movedBy(), stored.movedAt()));
            return new TagOutcome(details(script, stored, target.digest()), known == null, evidence);
        });
    }

    /// Deletes a tag; its history stays.
    ///
    /// @param expected the revision that the tag must still point to; null when it does not matter
    public void delete(Caller caller, ScriptName name, TagName tag, @Nullable Integer expected) {
        refuseLatest(tag);
        attempts.at(name, () -> {
            var script = access.managed(caller, name, Permission.DELETE);
            ScriptAccess.refuseArchived(script);
            var known = tags.findByScriptIdAndName(script.id(), tag).orElseThrow(() -> unknown(name, tag));
            refuseUnexpected(script, tag, known, expected);
            gate.requireMutable(script, tag, known.revision());
            tags.delete(known);
            tags.flush();
            var now = Authorship.now(caller);
            recordMove(caller, script, known, new TagMove(null, known.revision(), now.by(), now.at()));
            return tag;
        });
    }

    /// Written to the database at once: of two who do the same, the second finds out here.
    private Tag pointed(Script script, TagName name, @Nullable Tag known, int revision, Authorship moved) {
        if (known != null) {
            known.moveTo(revision, moved);
        }
        var tag = known != null ? known : tags.save(new Tag(script.id(), name, revision, moved));
        tags.flush();
        return tag;
    }

    private void recordMove(Caller caller, Script script, Tag tag, TagMove move) {
        history.record(script.id(), tag.name(), move);
        events.publishEvent(new ScriptChanged(script.id(), script.fullName()));
        var name = script.fullName();
        audit.record(
                caller, move.action(), AuditTarget.of(name.team(), "tag", name + ":" + tag.name()), move.numbers());
    }

    private TagDetails details(Script script, Tag tag, RevisionDigest digest) {
        return details(script, tag, digest, gate.rulesOf(script));
    }

    private static TagDetails details(Script script, Tag tag, RevisionDigest digest, TagRules rules) {
        return new TagDetails(
                script.fullName(),
                tag.name(),
                tag.revision(),
                digest,
                tag.movedBy(),
                tag.movedAt(),
                rules.immutableBecause(tag.name().value()).orElse(null));
    }

    private static void refuseUnexpected(Script script, TagName name, @Nullable Tag known, @Nullable Integer expected) {
        var now = known == null ? 0 : known.revision();
        if (expected != null && expected != now) {
            var evidence = TagGate.evidence(script, name, known == null ? null : now);
            if (known != null) {
                evidence.put("movedBy", known.movedBy());
                evidence.put("movedAt", known.movedAt());
            }
            throw new ConflictException(
                    "tag-conflict",
                    "Could not change tag '%s:%s': %s. Look at it and repeat."
                            .formatted(
                                    script.fullName(),
                                    name,
                                    known == null
                                            ? "there is none any more"
                                            : "it points to revision %d by now, moved by %s"
                                                    .formatted(now, known.movedBy())),
                    evidence);
        }
    }

    private static void refuseLatest(TagName tag) {
        if (tag.equals(TagName.LATEST)) {
            throw new InvalidException(
                    "tag", "'latest' always names the newest revision; publish one, or restore an old one, to move it");
        }
    }

    private static NotFoundException unknown(ScriptName script, TagName tag) {
        return new NotFoundException("tag", script + ":" + tag);
    }
}
