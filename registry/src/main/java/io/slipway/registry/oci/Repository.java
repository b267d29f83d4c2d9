package io.slipway.registry.oci;

import io.slipway.registry.script.ScriptName;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A script as clients see it; what was pushed before its first manifest has none yet.
///
/// @param name the script's present name, also when it was asked for by an old one
record Repository(ScriptName name, @Nullable UUID script) {
    String team() {
        return name.team().value();
    }
}
