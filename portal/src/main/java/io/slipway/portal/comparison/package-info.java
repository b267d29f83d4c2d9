/// Comparisons of prediction latency: what a team asks for, how it is measured, and the report that people read.
///
/// Start at [ComparisonService] for the use cases and at [Comparison] for the rules. [ComparisonRunner] does the
/// work: it launches fresh containers, starts the benchmarks as a child process and removes everything again.
/// [ReportService] hands out what was stored.
@NullMarked
package io.slipway.portal.comparison;

import org.jspecify.annotations.NullMarked;
