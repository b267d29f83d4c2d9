package io.slipway.portal.deployment;

import java.util.List;

/// What became of an action on several deployments.
///
/// @param done names of those that took it
record BulkOutcome(List<String> done, List<Refusal> refused) {
    /// One that did not take it, and why.
    record Refusal(String name, String reason) {}
}
