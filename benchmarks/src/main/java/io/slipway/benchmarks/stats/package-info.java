/// From paired block values to an effect, an interval, a p-value and a verdict. Knows nothing of sockets or JMH.
@NullMarked
package io.slipway.benchmarks.stats;

import org.jspecify.annotations.NullMarked;
