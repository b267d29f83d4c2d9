/// Tests of comparisons; [ComparisonFixture] makes them in every state.
@NullMarked
package io.slipway.portal.comparison;

import org.jspecify.annotations.NullMarked;
