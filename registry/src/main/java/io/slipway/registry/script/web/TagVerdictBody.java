package io.slipway.registry.script.web;

import io.slipway.registry.script.LatencyEvidence;
import io.slipway.registry.script.TagVerdict;

/// A guarded tag, and whether the revision may have it.
record TagVerdictBody(String tag, boolean passed, LatencyEvidence latency) {
    static TagVerdictBody of(TagVerdict verdict) {
        return new TagVerdictBody(verdict.tag().value(), verdict.latency().passed(), verdict.latency());
    }
}
