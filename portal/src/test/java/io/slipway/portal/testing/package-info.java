/// The portal on real parts, for tests: PostgreSQL, Keycloak, the engine, Chromium.
///
/// Start at [PortalFixture].
@NullMarked
package io.slipway.portal.testing;

import org.jspecify.annotations.NullMarked;
