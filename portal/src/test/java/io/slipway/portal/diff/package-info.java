@NullMarked
package io.slipway.portal.diff;

import org.jspecify.annotations.NullMarked;
