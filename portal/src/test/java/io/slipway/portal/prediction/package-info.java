@NullMarked
package io.slipway.portal.prediction;

import org.jspecify.annotations.NullMarked;
