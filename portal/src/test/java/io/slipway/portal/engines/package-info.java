@NullMarked
package io.slipway.portal.engines;

import org.jspecify.annotations.NullMarked;
