/// The application: one deployable that assembles the modules.
@NullMarked
package io.slipway;

import org.jspecify.annotations.NullMarked;
