/// Predictions: one question to a deployment's own container, and its answer as it came.
///
/// Start at [PredictionService].
@NullMarked
package io.slipway.portal.prediction;

import org.jspecify.annotations.NullMarked;
