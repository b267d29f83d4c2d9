package io.slipway.portal.comparison;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One target of a comparison.
///
/// @param label how the report calls it, unique within the comparison
/// @param script `team/name`
/// @param deployment set when a running deployment is measured, which is then shared with its users
/// @param gone whether the script was deleted since; another one may have its name
/// @param image the digest, known once the image is there
public record TargetSnapshot(
        String label,
        String script,
        int revision,
        @Nullable UUID deployment,
        @Nullable String image,
        @Nullable Long sizeBytes,
        boolean gone) {
    /// Whether others may be using the measured containers too.
    public boolean shared() {
        return deployment != null;
    }
}
