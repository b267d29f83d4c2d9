package io.slipway.portal.deployment;

import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.util.UUID;

/// What is launched.
public sealed interface LaunchSource {
    /// The image of this build; if the build has not ended, the launch waits for it.
    record OfBuild(UUID build) implements LaunchSource {}

    /// The image of this revision, built first when there is none.
    record OfRevision(ScriptName script, RevisionSelector revision) implements LaunchSource {}

    /// An image that the team has saved.
    record OfSavedImage(UUID image) implements LaunchSource {}
}
