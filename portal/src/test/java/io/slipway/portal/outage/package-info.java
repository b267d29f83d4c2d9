@NullMarked
package io.slipway.portal.outage;

import org.jspecify.annotations.NullMarked;
