package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.team.Permission;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;

/// What maintainers do to keep a team's scripts in order: rename them, put them aside, take them out again.
@Service
public class ScriptKeeping {
    private static final Clock CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    private static final AuditAction RENAME = AuditAction.of("script.rename");
    private static final AuditAction ARCHIVE = AuditAction.of("script.archive");
    private static final AuditAction UNARCHIVE = AuditAction.of("script.unarchive");

    private final Scripts scripts;
    private final ScriptAccess access;
    private final OldNames oldNames;
    private final RevisionStore revisions;
    private final ApplicationEventPublisher events;
    private final AuditLog audit;
    private final Attempts attempts;

    ScriptKeeping(
            Scripts scripts,
            ScriptAccess access,
            OldNames oldNames,
            RevisionStore revisions,
            ApplicationEventPublisher events,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.scripts = scripts;
        this.access = access;
        this.oldNames = oldNames;
        this.revisions = revisions;
        this.events = events;
        this.audit = audit;
        this.attempts = new Attempts(transactions);
    }

    /// Puts a script aside: it is read, built and launched as before, but nothing of it changes, and lists leave it
    /// out. One that is archived stays so.
    public ScriptDetails archive(Caller caller, ScriptName name) {
        return changed(caller, name, ARCHIVE, script -> script.archive(CLOCK.instant()));
    }

    /// Takes a script out of the archive.
    public ScriptDetails unarchive(Caller caller, ScriptName name) {
        return changed(caller, name, UNARCHIVE, Script::unarchive);
    }

    /// Gives a script another name in its team. It goes on answering to the old one, which no other script gets
    /// as long as this one is there.
    ///
    /// @param to the new name, without the team
    public ScriptDetails rename(Caller caller, ScriptName name, String to) {
        var wanted = new ScriptName(name.team(), to);
        return attempts.at(name, () -> {
            var script = access.managed(caller, name, Permission.MANAGE_SCRIPTS);
            ScriptAccess.refuseArchived(script);
            if (!script.fullName().equals(wanted)) {
                rename(caller, script, wanted);
            }
            return script.details(revisions.tags(script));
        });
    }

    private void rename(Caller caller, Script script, ScriptName wanted) {
        var from = script.fullName();
        refuseTaken(script, wanted);
        scripts.lock(script.id()); // who stores its name meanwhile comes before this, or takes the new one
        oldNames.giveUp(wanted);
        oldNames.keep(from, script.id());
        script.rename(wanted.name(), CLOCK.instant());
        scripts.flush();
        events.publishEvent(new ScriptRenamed(from, wanted));
        events.publishEvent(new ScriptChanged(script.id(), wanted));
        audit.record(caller, RENAME, target(wanted), Map.of("from", from.toString()));
    }

    private void refuseTaken(Script script, ScriptName wanted) {
        var holder = access.existing(wanted);
        if (holder.isPresent() && !holder.get().id().equals(script.id())) {
            throw taken(script.fullName(), wanted, holder.get().fullName());
        }
    }

    private static ConflictException taken(ScriptName script, ScriptName wanted, ScriptName holder) {
        var why = holder.equals(wanted) ? "there is a script of that name" : "'%s' had that name".formatted(holder);
        return new ConflictException(
                "script-exists",
                "Could not rename script '%s' to '%s': %s. Choose another name.".formatted(script, wanted, why),
                Map.of("script", wanted.toString()));
    }

    private ScriptDetails changed(Caller caller, ScriptName name, AuditAction action, Consumer<Script> change) {
        return attempts.at(name, () -> {
            var script = access.managed(caller, name, Permission.MANAGE_SCRIPTS);
            change.accept(script);
            events.publishEvent(new ScriptChanged(script.id(), script.fullName()));
            audit.record(caller, action, target(script.fullName()), Map.of());
            return script.details(revisions.tags(script));
        });
    }

    private static AuditTarget target(ScriptName name) {
        return AuditTarget.of(name.team(), "script", name.toString());
    }
}
