package io.slipway.registry.script;

/// Says whether a revision may have a guarded tag that another one has. Whoever measures implements it as a bean.
@FunctionalInterface
public interface LatencyJudge {
    /// @param holder the revision that has the tag now
    /// @param candidate another revision of the same script
    /// @param delta how much slower is let through, 0.03 being 3 %
    LatencyEvidence judge(RevisionDetails holder, RevisionDetails candidate, double delta);
}
