/// The document people read about a run, how it is written as JSON and exported.
///
/// Start at [Report]; [ReportJson] reads and writes it, [ReportExports] turns it into other formats.
@NullMarked
package io.slipway.benchmarks.report;

import org.jspecify.annotations.NullMarked;
