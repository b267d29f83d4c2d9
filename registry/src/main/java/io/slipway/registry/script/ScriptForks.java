package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/// Copies of scripts for other teams, which remember where they come from.
@Service
public class ScriptForks {
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    private static final AuditAction FORK = AuditAction.of("script.fork");

    private final Scripts scripts;
    private final ScriptAccess access;
    private final RevisionStore revisions;
    private final Blobs blobs;
    private final AccessPolicy policy;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Attempts attempts;

    ScriptForks(
            Scripts scripts,
            ScriptAccess access,
            RevisionStore revisions,
            Blobs blobs,
            AccessPolicy policy,
            ApplicationEventPublisher events,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.scripts = scripts;
        this.access = access;
        this.revisions = revisions;
        this.blobs = blobs;
        this.policy = policy;
        this.events = events;
        this.audit = audit;
        this.attempts = new Attempts(transactions);
    }

    /// Makes a new script with the files of one revision as its first. Only its team reads it.
    public ScriptDetails fork(Caller caller, ForkRequest request) {
        return attempts.at(request.name(), () -> {
            var origin = access.readable(caller, request.origin());
            policy.require(caller, request.name().team(), Permission.WRITE);
            refuseTaken(request);
            var revision = revisions.find(origin, request.revision());
            var authorship = new Authorship(caller.username(), CLOCK.instant());
            var fork = scripts.save(Script.forkOf(origin, revision.number(), request.name(), authorship));
            revisions.add(fork, copy(origin, revision), authorship, List.of());
            events.publishEvent(new ScriptChanged(fork.id(), request.name()));
            audit.record(
                    caller,
                    FORK,
                    AuditTarget.of(
                            request.name().team(), "script", request.name().toString()),
                    Map.of("origin", origin.fullName().toString(), "revision", "" + revision.number()));
            return fork.details(revisions.tags(fork));
        });
    }

    /// What a script was forked from; empty when it was not, and for those who may not read the origin.
    @Transactional(readOnly = true)
    public Optional<ForkOrigin> origin(Caller caller, ScriptName name) {
        var script = access.readable(caller, name);
        return script.origin()
                .flatMap(scripts::findById)
                .filter(origin -> access.mayRead(caller, origin))
                .map(origin -> new ForkOrigin(origin.fullName(), script.originRevision(), origin.latestRevision()));
    }

    private RevisionDraft copy(Script origin, Revision revision) {
        List<ContextFile> files = revision.files().stream()
                .map(file -> blobs.load(file).orElseThrow(() -> ScriptAccess.unknown(origin.fullName())))
                .toList();
        return RevisionDraft.of(BuildContext.of(files), message(origin, revision));
    }

    /// Stays for good and is read by whoever reads the fork, who may be more than those who know a private origin.
    private static String message(Script origin, Revision revision) {
        var name = origin.visibility() == Visibility.SITE ? origin.fullName() + " " : "";
        return "Forked from %srevision %d".formatted(name, revision.number());
    }

    private void refuseTaken(ForkRequest request) {
        access.existing(request.name()).ifPresent(holder -> {
            var why = holder.fullName().equals(request.name())
                    ? "there is a script of that name"
                    : "'%s' had that name".formatted(holder.fullName());
            throw new ConflictException(
                    "script-exists",
                    "Could not fork script '%s' as '%s': %s. Choose another name."
                            .formatted(request.origin(), request.name(), why),
                    Map.of("script", request.name().toString()));
        });
    }
}
