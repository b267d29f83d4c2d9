/// What Slipway asks of a container engine, in its own words: build, start, watch, remove.
///
/// Start at [Engine]. The value types refuse bad input when they are made, so that nothing
/// below has to ask again; an option that a [ContainerSpec] lacks cannot be asked for.
/// Implementations live in sub-packages, and only those know an engine's client library.
@NullMarked
package io.slipway.engine;

import org.jspecify.annotations.NullMarked;
