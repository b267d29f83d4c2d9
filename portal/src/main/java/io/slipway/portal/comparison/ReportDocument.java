package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Report;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.UUID;

/// A stored report with what the portal knows about it.
///
/// @param url where people open it
public record ReportDocument(
        UUID id, UUID comparison, TeamName team, String name, Instant createdAt, String url, Report report) {}
