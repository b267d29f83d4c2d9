package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.context.BuildContext;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextLimits;
import io.slipway.registry.context.ContextPath;
import io.slipway.registry.context.ContextTar;
import io.slipway.registry.context.FileEntry;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The use cases around scripts. Every method asks who may do it; scripts that the caller may not read are
/// not found.
@Service
public class ScriptService {
    private final Scripts scripts;
    private final ScriptAccess access;
    private final AccessPolicy policy;
    private final RevisionStore revisions;
    private final RevisionReads reads;
    private final Blobs blobs;
    private final ScriptDeletion deletion;
    private final ScriptRecord record;
    private final ContextLimits limits;
    private final ApplicationEventPublisher events;
    private final Attempts attempts;
    private final TransactionTemplate reading;

    ScriptService(
            Scripts scripts,
            ScriptAccess access,
            AccessPolicy policy,
            RevisionStore revisions,
            RevisionReads reads,
            Blobs blobs,
            ScriptDeletion deletion,
            ScriptRecord record,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            ContextLimits limits) {
        this.limits = limits;
        this.scripts = scripts;
        this.access = access;
        this.policy = policy;
        this.revisions = revisions;
        this.reads = reads;
        this.blobs = blobs;
        this.deletion = deletion;
        this.record = record;
        this.events = events;
        this.attempts = new Attempts(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /// One script.
    public ScriptDetails find(Caller caller, ScriptName name) {
        return reading.execute(_ -> {
            var script = access.readable(caller, name);
            return script.details(revisions.tags(script));
        });
    }

    /// Sets description and visibility; creates the script, still without revisions, where there is none.
    public ScriptDetails describe(Caller caller, ScriptName name, ScriptDescription description) {
        return attempts.at(name, () -> {
            var known = access.writable(caller, name);
            if (description.visibility() == Visibility.SITE
                    && known.map(Script::visibility).orElse(Visibility.TEAM) == Visibility.TEAM) {
                policy.require(caller, name.team(), Permission.PUBLISH);
            }
            var script = known.orElseGet(() -> created(caller, name));
            var before = script.visibility();
            script.describe(description, Authorship.now(caller).at());
            changed(script);
            record.described(caller, script, before);
            return script.details(revisions.tags(script));
        });
    }

    /// Refuses unless the caller may write the script, before anything of an upload is read.
    public void requireWritable(Caller caller, ScriptName name) {
        reading.executeWithoutResult(_ -> access.writable(caller, name));
    }

    /// How much a revision may hold on this site.
    public ContextLimits limits() {
        return limits;
    }

    /// Adds a revision, and creates the script on first use. Content that is identical to the latest
    /// revision's makes no new one.
    public RevisionOutcome revise(Caller caller, ScriptName name, RevisionDraft draft) {
        limits.check(draft.context());
        return attempts.at(name, () -> {
            var known = access.writable(caller, name);
            var warnings = DockerfileRule.findingsOf(draft.context());
            var script = known.orElseGet(() -> created(caller, name));
            changed(script);
            var outcome = revisions.add(script, draft, Authorship.now(caller), warnings);
            if (outcome.created()) {
                record.published(caller, outcome.revision());
            }
            return outcome;
        });
    }

    /// Adds a revision that differs from the one it is based on in some files, as an editor makes it.
    public RevisionOutcome change(Caller caller, ScriptName name, RevisionChanges changes) {
        return revise(caller, name, changes.appliedTo(filesToChange(caller, name, changes.basedOn())));
    }

    /// Makes what an old revision holds the newest one. Nothing is made when that is what the newest one holds.
    ///
    /// @param basedOn the revision that must still be the newest; null when it does not matter
    public RevisionOutcome restore(Caller caller, ScriptName name, int number, @Nullable Integer basedOn) {
        var files = BuildContext.of(filesToChange(caller, name, number));
        return revise(caller, name, new RevisionDraft(files, "Restore revision " + number, basedOn));
    }

    private List<ContextFile> filesToChange(Caller caller, ScriptName name, int number) {
        return reading.execute(_ -> {
            access.writable(caller, name);
            var script = access.readable(caller, name);
            return revisions.find(script, RevisionSelector.number(number)).files().stream()
                    .map(file -> content(name, file))
                    .toList();
        });
    }

    /// All revisions, newest first.
    public List<RevisionSummary> revisions(Caller caller, ScriptName name) {
        return reading.execute(_ -> revisions.all(access.readable(caller, name)));
    }

    /// One revision with its list of files.
    public RevisionDetails revision(Caller caller, ScriptName name, RevisionSelector selector) {
        return reads.revision(caller, name, selector)
                .orElseGet(() -> reading.execute(_ -> {
                    var script = access.readable(caller, name);
                    return revisions.find(script, selector).details(script.fullName());
                }));
    }

    /// The content of one file.
    public ContextFile file(Caller caller, ScriptName name, RevisionSelector selector, ContextPath path) {
        return reads.file(caller, name, selector, path)
                .orElseGet(() -> revision(caller, name, selector).files().stream()
                        .filter(file -> file.path().equals(path))
                        .findFirst()
                        .map(file -> content(name, file))
                        .orElseThrow(() -> new NotFoundException("file", path.value())));
    }

    /// Writes all files as a tar archive, the same bytes for the same revision. Leaves the stream open.
    ///
    /// Not one transaction: a slow reader must not hold a database connection.
    public void writeContextTar(Caller caller, ScriptName name, RevisionSelector selector, OutputStream out)
            throws IOException {
        var files = revision(caller, name, selector).files();
        try (var tar = new ContextTar(out)) {
            for (var file : files) {
                tar.add(content(name, file));
            }
        }
    }

    /// Deletes a script with all its revisions, see [ScriptDeletion].
    public void delete(Caller caller, ScriptName name) {
        deletion.delete(caller, name);
    }

    private Script created(Caller caller, ScriptName name) {
        record.created(caller, name);
        return scripts.save(new Script(name, Authorship.now(caller)));
    }

    private void changed(Script script) {
        events.publishEvent(new ScriptChanged(script.id(), script.fullName()));
    }

    private ContextFile content(ScriptName name, FileEntry file) {
        return blobs.load(file).orElseThrow(() -> ScriptAccess.unknown(name));
    }
}
