package io.slipway.registry.script;

import io.slipway.registry.dockerfile.Finding;
import java.util.List;

/// The revision that now holds the draft's content, whether it is a new one (the same content as the latest
/// revision makes none), and advice about its Dockerfile.
public record RevisionOutcome(RevisionDetails revision, boolean created, List<Finding> warnings) {
    public RevisionOutcome {
        warnings = List.copyOf(warnings);
    }
}
