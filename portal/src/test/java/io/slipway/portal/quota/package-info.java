/// Tests of what teams may have.
@NullMarked
package io.slipway.portal.quota;

import org.jspecify.annotations.NullMarked;
