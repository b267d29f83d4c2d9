/// Tests of proposals.
@NullMarked
package io.slipway.registry.proposal;

import org.jspecify.annotations.NullMarked;
