package io.slipway.portal.image;

import io.slipway.registry.script.ScriptName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The way from a saved image back to the script.
///
/// @param deployment whose container was saved; it may be gone
/// @param deploymentName as it was called
/// @param sourceImage what that container was started from
public record Provenance(
        UUID deployment,
        String deploymentName,
        ScriptName script,
        int revision,
        UUID build,
        @Nullable String sourceImage) {}
