/// The engine that builds and runs for this installation: the way to it, what it is, how it does.
///
/// Start at [EngineProvider]; [EngineMonitor] knows whether it answers.
@NullMarked
package io.slipway.portal.engines;

import org.jspecify.annotations.NullMarked;
