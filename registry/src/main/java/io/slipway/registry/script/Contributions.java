package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The door through which somebody else's work comes into a script: what is proposed is stored like a revision's
/// content, and becomes one when a reviewer takes it in. The author stays who wrote it.
///
/// Everything happens in the caller's transaction.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Contributions {
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private final Scripts scripts;
    private final ScriptAccess access;
    private final RevisionStore revisions;
    private final Blobs blobs;
    private final AccessPolicy policy;
    private final ContextLimits limits;
    private final ApplicationEventPublisher events;

    Contributions(
            Scripts scripts,
            ScriptAccess access,
            RevisionStore revisions,
            Blobs blobs,
            AccessPolicy policy,
            ApplicationEventPublisher events,
            ContextLimits limits) {
        this.limits = limits;
        this.scripts = scripts;
        this.access = access;
        this.revisions = revisions;
        this.blobs = blobs;
        this.policy = policy;
        this.events = events;
    }

    /// A script that something is proposed for.
    public record Target(UUID id, ScriptName name, int latestRevision) {}

    /// The script when the caller may read it.
    public Target readable(Caller caller, ScriptName name) {
        return target(access.readable(caller, name));
    }

    /// The same, unless nothing comes into it any more.
    public Target open(Caller caller, ScriptName name) {
        var script = access.readable(caller, name);
        ScriptAccess.refuseArchived(script);
        return target(script);
    }

    /// The script when the caller may decide what comes into it.
    public Target reviewable(Caller caller, ScriptName name) {
        var script = access.readable(caller, name);
        if (policy.roleOf(caller, name.team()).isEmpty()) {
            throw policy.forbidden(name.team(), Permission.REVIEW);
        }
        policy.require(caller, name.team(), Permission.REVIEW);
        return target(script);
    }

    /// Whether the caller may decide.
    public boolean mayReview(Caller caller, ScriptName name) {
        return policy.allows(caller, name.team(), Permission.REVIEW);
    }

    /// The name of a script, for those who may read it.
    public Optional<ScriptName> name(Caller caller, UUID script) {
        return scripts.findById(script)
                .filter(it -> it.visibility() == Visibility.SITE
                        || policy.allows(caller, it.fullName().team(), Permission.READ))
                .map(Script::fullName);
    }

    /// Keeps the content, if it could become a revision.
    public RevisionDigest store(BuildContext context) {
        limits.check(context);
        DockerfileRule.findingsOf(context);
        blobs.store(context.files());
        return RevisionDigest.of(context.entries());
    }

    /// The files that changes make of those they start from.
    public BuildContext applied(RevisionChanges changes, List<ContextFile> base) {
        return changes.appliedTo(base).context();
    }

    /// Makes the content the next revision of the script, by its author, on a reviewer's word.
    public RevisionOutcome add(Caller reviewer, ScriptName name, RevisionDraft draft, String author) {
        reviewable(reviewer, name);
        var script = access.readable(reviewer, name);
        ScriptAccess.refuseArchived(script);
        List<Finding> warnings = DockerfileRule.findingsOf(draft.context());
        var outcome = revisions.add(script, draft, new Authorship(author, CLOCK.instant()), warnings);
        if (outcome.created()) {
            events.publishEvent(new ScriptChanged(script.id(), name));
        }
        return outcome;
    }

    private static Target target(Script script) {
        return new Target(script.id(), script.fullName(), script.latestRevision());
    }
}
