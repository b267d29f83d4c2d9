package io.slipway.engine;

import java.util.Map;
import java.util.Optional;

/// The labels that say whose a container, network or image is, so that the engine alone can tell.
///
/// Only [Labels] writes them: no Dockerfile and no caller's free label can imitate them.
public enum Label {
    /// The installation (one database) that made the thing; two portals on one engine leave each other's alone.
    INSTALLATION("io.slipway.installation"),
    /// The team that owns it.
    TEAM("io.slipway.team"),
    /// The script it comes from, `team/name`.
    SCRIPT("io.slipway.script"),
    /// The number of the script's revision.
    REVISION("io.slipway.revision"),
    /// The build that made the image.
    BUILD("io.slipway.build"),
    /// The deployment a container or network belongs to.
    DEPLOYMENT("io.slipway.deployment"),
    /// The benchmark run a container or network belongs to.
    RUN("io.slipway.run"),
    /// The record of saved images that an image belongs to.
    SAVED("io.slipway.saved");

    private final String key;

    Label(String key) {
        this.key = key;
    }

    /// The label's key on the engine.
    public String key() {
        return key;
    }

    /// This label's value among those of a thing on the engine; an empty value counts as none.
    public Optional<String> in(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(key)).filter(value -> !value.isEmpty());
    }
}
