package io.slipway.portal.engines.web;

import io.slipway.engine.IsolationReport;
import java.time.Instant;

/// What containers reach, as REST shows it.
record IsolationBody(
        boolean isolated,
        IsolationReport.Finding hostServices,
        IsolationReport.Finding outside,
        IsolationReport.Finding metadata,
        Instant testedAt) {
    static IsolationBody of(IsolationReport report) {
        return new IsolationBody(
                report.isolated(), report.hostServices(), report.outside(), report.metadata(), report.testedAt());
    }
}
