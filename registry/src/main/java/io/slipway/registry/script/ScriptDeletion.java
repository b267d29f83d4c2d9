package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.Permission;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;

/// The end of a script: what would go, and that it goes.
@Service
public class ScriptDeletion {
    private final Scripts scripts;
    private final ScriptAccess access;
    private final Blobs blobs;
    private final ObjectProvider<ScriptInUse> uses;
    private final ObjectProvider<ScriptBelongings> belongings;
    private final ScriptRecord record;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final Attempts attempts;

    ScriptDeletion(
            Scripts scripts,
            ScriptAccess access,
            Blobs blobs,
            ObjectProvider<ScriptInUse> uses,
            ObjectProvider<ScriptBelongings> belongings,
            ScriptRecord record,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.scripts = scripts;
        this.access = access;
        this.blobs = blobs;
        this.uses = uses;
        this.belongings = belongings;
        this.record = record;
        this.events = events;
        this.jdbc = jdbc;
        this.attempts = new Attempts(transactions);
    }

    /// What would go, for those who may delete it.
    @Transactional(readOnly = true)
    public DeletionPreview preview(Caller caller, ScriptName name) {
        var script = access.managed(caller, name, Permission.DELETE);
        var others = belongings
                .orderedStream()
                .map(it -> it.of(script.fullName()))
                .reduce(ScriptBelongings.Belongings.NOTHING, ScriptBelongings.Belongings::and);
        return new DeletionPreview(
                script.fullName(),
                count("select count(*) from revision where script_id = ?", script.id()),
                count("select count(*) from proposal where script_id = ?", script.id()),
                blobs.bytesOnlyIn(script.id()),
                others.builds(),
                others.images(),
                others.imageBytes(),
                count("select count(*) from script where origin_script = ?", script.id()),
                usesOf(script.fullName()));
    }

    /// Deletes a script with all its revisions, unless something of it is in use.
    public void delete(Caller caller, ScriptName name) {
        attempts.at(name, () -> {
            var script = access.managed(caller, name, Permission.DELETE);
            scripts.lock(script.id()); // who starts something of it meanwhile comes before this, or finds it gone
            refuseWhileUsed(script.fullName());
            var hashes = blobs.usedBy(script.id());
            scripts.delete(script);
            scripts.flush();
            blobs.sweep(hashes);
            events.publishEvent(new ScriptDeleted(script.fullName()));
            record.deleted(caller, script.fullName(), script.latestRevision());
            return name;
        });
    }

    private int count(String sql, UUID script) {
        return jdbc.sql(sql).param(script).query(Integer.class).single();
    }

    private List<String> usesOf(ScriptName name) {
        return uses.orderedStream().flatMap(use -> use.usesOf(name).stream()).toList();
    }

    private void refuseWhileUsed(ScriptName name) {
        var reasons = usesOf(name);
        if (!reasons.isEmpty()) {
            throw new ConflictException(
                    "script-in-use",
                    "Could not delete script '%s': %s. Stop and remove that first."
                            .formatted(name, String.join(", ", reasons)),
                    Map.of("script", name.toString(), "uses", reasons));
        }
    }
}
