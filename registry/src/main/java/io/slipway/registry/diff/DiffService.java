package io.slipway.registry.diff;

import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.script.ScriptService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/// Compares revisions, of one script or of any two that the caller may read.
@Service
public class DiffService {
    private final ScriptService scripts;
    private final FileDiffs files;
    private final ObjectProvider<RevisionEffects> effects;

    DiffService(ScriptService scripts, FileDiffs files, ObjectProvider<RevisionEffects> effects) {
        this.scripts = scripts;
        this.files = files;
        this.effects = effects;
    }

    /// What differs, and what came of it. Each side is asked for on its own: what the caller may not read is not
    /// found.
    public RevisionDiff between(Caller caller, RevisionReference from, RevisionReference to, DiffOptions options) {
        var before = revision(caller, from);
        var after = revision(caller, to);
        var content = files.between(before.files(), after.files(), options);
        return new RevisionDiff(before, after, content, effect(caller, before, after));
    }

    /// What differs, as a patch.
    public String patch(Caller caller, RevisionReference from, RevisionReference to) {
        return files.patch(revision(caller, from).files(), revision(caller, to).files());
    }

    private RevisionDetails revision(Caller caller, RevisionReference reference) {
        return scripts.revision(caller, reference.script(), reference.revision());
    }

    private RevisionEffect effect(Caller caller, RevisionDetails from, RevisionDetails to) {
        var known = effects.getIfAvailable();
        return known == null ? RevisionEffect.UNKNOWN : known.between(caller, from, to);
    }
}
