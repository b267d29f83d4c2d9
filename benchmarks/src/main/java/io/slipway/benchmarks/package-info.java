/// Compares the prediction latency of models: plan, visits, report.
@NullMarked
package io.slipway.benchmarks;

import org.jspecify.annotations.NullMarked;
