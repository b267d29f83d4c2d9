/// What containers use, live: one stream from the engine for each watched container, shared by all who look.
///
/// Start at [UsageService].
@NullMarked
package io.slipway.portal.usage;

import org.jspecify.annotations.NullMarked;
