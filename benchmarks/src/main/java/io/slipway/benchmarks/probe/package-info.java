/// Measures: visits the targets of a plan one after another, in JMH forks, with a raw socket.
@NullMarked
package io.slipway.benchmarks.probe;

import org.jspecify.annotations.NullMarked;
