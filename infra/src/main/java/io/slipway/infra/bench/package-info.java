/// How fast the registry is when it is full: `./slipway bench registry`.
///
/// Start at [RegistryBench]; [Course] has the steps in order, [Aim] what is asked of the figures, [Outcome] what comes
/// out. The package knows processes, HTTP and, in `fill`, the registry's tables; nothing of it is shipped with the
/// portal.
@NullMarked
package io.slipway.infra.bench;

import org.jspecify.annotations.NullMarked;
