package io.slipway.portal.comparison;

import java.time.Instant;
import java.util.UUID;

/// A report in a list.
///
/// @param sentence the result in plain words
public record ReportSummary(UUID id, UUID comparison, String team, String name, String sentence, Instant createdAt) {}
