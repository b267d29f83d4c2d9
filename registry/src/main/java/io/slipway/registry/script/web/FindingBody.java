package io.slipway.registry.script.web;

import io.slipway.registry.dockerfile.Finding;

/// A finding about a line of a Dockerfile; the severity is `error`, `warning` or `info`.
record FindingBody(String rule, String severity, int line, String why, String fix) {
    static FindingBody of(Finding finding) {
        return new FindingBody(
                finding.ruleId(), finding.severity().word(), finding.line(), finding.why(), finding.fix());
    }
}
