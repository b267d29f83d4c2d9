package io.slipway.registry.script;

/// What a script was forked from.
///
/// @param revision the revision that was copied
/// @param latestRevision the origin's newest one now
public record ForkOrigin(ScriptName script, int revision, int latestRevision) {
    /// How many revisions the origin has got since.
    public int behind() {
        return Math.max(0, latestRevision - revision);
    }
}
