package io.slipway.portal.comparison;

import io.slipway.registry.script.ScriptName;
import java.util.UUID;

/// What to measure: a revision, launched fresh, or a deployment that already runs. Never an address, which would
/// let a caller reach whatever the portal can reach.
public sealed interface TargetRequest {
    /// @param revision a number or a tag
    record OfRevision(ScriptName script, String revision) implements TargetRequest {}

    /// A running deployment of the caller's team; the report marks it as shared.
    record OfDeployment(UUID deployment) implements TargetRequest {}
}
