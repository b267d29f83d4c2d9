@NullMarked
package io.slipway.portal.work;

import org.jspecify.annotations.NullMarked;
