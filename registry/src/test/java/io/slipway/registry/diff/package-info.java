/// Tests of differences.
@NullMarked
package io.slipway.registry.diff;

import org.jspecify.annotations.NullMarked;
