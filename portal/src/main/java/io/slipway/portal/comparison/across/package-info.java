/// What several reports say together: the trend of a script, and two reports side by side. Numbers of different runs
/// are never set beside each other; their ratios are, where the runs have a target in common.
///
/// Start at [RatioChains] for the arithmetic and at [LatencyTrend] for what people see. Nothing here reads the
/// database: [MeasuredRun] is what is left of a report. Why so: `docs/decisions/0015-trends-and-gates-by-ratios.md`.
@NullMarked
package io.slipway.portal.comparison.across;

import org.jspecify.annotations.NullMarked;
