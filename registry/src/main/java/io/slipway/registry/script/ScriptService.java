package io.slipway.registry.script;

import io.slipway.registry.Caller;
import io.slipway.registry.context.ContextFile;
import io.slipway.registry.context.ContextPath;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.stereotype.Service;

/// The use cases around scripts. Every method asks who may do it; scripts that the caller may not read are
/// not found.
@Service
public class ScriptService {
    /// The scripts that the caller may read and that match, most recently changed first.
    public ScriptPage search(Caller caller, ScriptQuery query) {
        throw new UnsupportedOperationException();
    }

    /// One script.
    public ScriptDetails find(Caller caller, ScriptName name) {
        throw new UnsupportedOperationException();
    }

    /// Sets description and visibility; creates the script, still without revisions, where there is none.
    public ScriptDetails describe(Caller caller, ScriptName name, ScriptDescription description) {
        throw new UnsupportedOperationException();
    }

    /// Adds a revision, and creates the script on first use. Content that is identical to the latest
    /// revision's makes no new one.
    public RevisionOutcome revise(Caller caller, ScriptName name, RevisionDraft draft) {
        throw new UnsupportedOperationException();
    }

    /// Adds a revision that differs from the latest one in some files, as an editor makes it.
    public RevisionOutcome change(Caller caller, ScriptName name, RevisionChanges changes) {
        throw new UnsupportedOperationException();
    }

    /// All revisions, newest first.
    public List<RevisionSummary> revisions(Caller caller, ScriptName name) {
        throw new UnsupportedOperationException();
    }

    /// One revision with its list of files.
    public RevisionDetails revision(Caller caller, ScriptName name, RevisionSelector selector) {
        throw new UnsupportedOperationException();
    }

    /// The content of one file.
    public ContextFile file(Caller caller, ScriptName name, RevisionSelector selector, ContextPath path) {
        throw new UnsupportedOperationException();
    }

    /// Writes all files as a tar archive, the same bytes for the same revision. Leaves the stream open.
    public void writeContextTar(Caller caller, ScriptName name, RevisionSelector selector, OutputStream out)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    /// Deletes a script with all its revisions, unless something of it is in use.
    public void delete(Caller caller, ScriptName name) {
        throw new UnsupportedOperationException();
    }
}
