/// Tests of what containers use.
@NullMarked
package io.slipway.portal.usage;

import org.jspecify.annotations.NullMarked;
