/// The private registry of container scripts.
@NullMarked
package io.slipway.registry;

import org.jspecify.annotations.NullMarked;
