package io.slipway.registry.diff;

import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionDetails;

/// Knows what came of revisions. Whoever builds and measures them implements it as a bean, and tells a caller only
/// what the caller may see.
@FunctionalInterface
public interface RevisionEffects {
    RevisionEffect between(Caller caller, RevisionDetails from, RevisionDetails to);
}
