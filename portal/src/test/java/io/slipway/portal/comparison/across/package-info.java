/// Tests of what several reports say together; [Runs] makes them with numbers that can be checked by hand.
@NullMarked
package io.slipway.portal.comparison.across;

import org.jspecify.annotations.NullMarked;
