@NullMarked
package io.slipway.portal.image;

import org.jspecify.annotations.NullMarked;
