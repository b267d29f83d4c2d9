@NullMarked
package io.slipway.portal.effect;

import org.jspecify.annotations.NullMarked;
