package io.slipway.registry.oci;

import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionDigest;
import io.slipway.registry.script.ScriptName;
import java.util.List;
import java.util.Set;

/// Asked for the reports in which revisions of a script were measured. Whoever measures implements it as a bean; the
/// reports then hang on the revisions' manifests as artifacts.
@FunctionalInterface
public interface RevisionReports {
    /// Those that the caller may read, newest first.
    List<MeasuredRevisions> of(Caller caller, ScriptName script);

    /// One report.
    ///
    /// @param id names its file
    /// @param sentence the result in plain words
    /// @param document the report as JSON, always the same bytes
    /// @param measured the contents that were measured
    record MeasuredRevisions(String id, String sentence, String document, Set<RevisionDigest> measured) {
        public MeasuredRevisions {
            measured = Set.copyOf(measured);
        }
    }
}
