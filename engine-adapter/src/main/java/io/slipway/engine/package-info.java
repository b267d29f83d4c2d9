/// Containers and images on a real engine: build, start, watch, stop, remove.
@NullMarked
package io.slipway.engine;

import org.jspecify.annotations.NullMarked;
