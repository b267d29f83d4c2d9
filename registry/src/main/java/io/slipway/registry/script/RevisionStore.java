package io.slipway.registry.script;

import io.slipway.registry.NotFoundException;
import io.slipway.registry.dockerfile.Finding;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Writes and finds the revisions of one script, within the transaction of the caller.
@Component
class RevisionStore {
    private final Revisions revisions;
    private final Tags tags;
    private final Blobs blobs;
    private final TagGate gate;

    RevisionStore(Revisions revisions, Tags tags, Blobs blobs, TagGate gate) {
        this.revisions = revisions;
        this.tags = tags;
        this.blobs = blobs;
        this.gate = gate;
    }

    /// Stores the draft as the next revision, unless the latest one has the same content.
    RevisionOutcome add(Script script, RevisionDraft draft, Authorship authorship, List<Finding> warnings) {
        script.requireLatest(draft.basedOn());
        var digest = RevisionDigest.of(draft.context().entries());
        var same = latest(script).filter(latest -> latest.digest().equals(digest));
        if (same.isPresent()) {
            return new RevisionOutcome(same.get().details(script.fullName()), false, warnings);
        }
        if (script.latestRevision() > 0) {
            gate.requireMutable(script, TagName.LATEST, script.latestRevision());
        }
        blobs.store(draft.context().files());
        var revision = revisions.save(script.revise(draft, authorship));
        moveLatest(script, authorship);
        return new RevisionOutcome(revision.details(script.fullName()), true, warnings);
    }

    Revision find(Script script, RevisionSelector selector) {
        var number = switch (selector) {
            case RevisionSelector.Numbered it -> Optional.of(it.number());
            case RevisionSelector.Tagged it ->
                tags.findByScriptIdAndName(script.id(), it.tag()).map(Tag::revision);
        };
        return number.flatMap(it -> revisions.findByScriptIdAndNumber(script.id(), it))
                .orElseThrow(() -> new NotFoundException("revision", script.fullName() + ":" + selector));
    }

    List<RevisionSummary> all(Script script) {
        return revisions.findByScriptIdOrderByNumberDesc(script.id()).stream()
                .map(Revision::summary)
                .toList();
    }

    List<TaggedRevision> tags(Script script) {
        return tags.findByScriptIdOrderByName(script.id()).stream()
                .map(Tag::tagged)
                .toList();
    }

    private Optional<Revision> latest(Script script) {
        return revisions.findByScriptIdAndNumber(script.id(), script.latestRevision());
    }

    private void moveLatest(Script script, Authorship authorship) {
        tags.findByScriptIdAndName(script.id(), TagName.LATEST)
                .ifPresentOrElse(
                        tag -> tag.moveTo(script.latestRevision(), authorship),
                        () -> tags.save(new Tag(script.id(), TagName.LATEST, script.latestRevision(), authorship)));
    }
}
