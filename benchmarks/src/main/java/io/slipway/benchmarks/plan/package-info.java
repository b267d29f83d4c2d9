/// What is to be measured, decided before the run: targets, payload, number of rounds, order of visits.
///
/// Start at [Plan]; [Preset] knows the usual sizes.
@NullMarked
package io.slipway.benchmarks.plan;

import org.jspecify.annotations.NullMarked;
