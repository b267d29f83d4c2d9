/// Proves that verdicts are right: records visits to servers whose delay is known, draws many comparisons from them,
/// and counts how often each is what it should be.
///
/// Start at [Proof].
@NullMarked
package io.slipway.benchmarks.proof;

import org.jspecify.annotations.NullMarked;
