/// Tests of what stands on what.
@NullMarked
package io.slipway.portal.structure;

import org.jspecify.annotations.NullMarked;
