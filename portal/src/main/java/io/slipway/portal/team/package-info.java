/// The page about teams; the use cases are in `io.slipway.registry.team`.
@NullMarked
package io.slipway.portal.team;

import org.jspecify.annotations.NullMarked;
