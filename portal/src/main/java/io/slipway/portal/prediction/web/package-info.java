/// Predictions over REST.
@NullMarked
package io.slipway.portal.prediction.web;

import org.jspecify.annotations.NullMarked;
