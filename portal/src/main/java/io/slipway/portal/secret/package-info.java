/// The secrets of teams, which their builds may mount: written, replaced and deleted, but never shown again.
///
/// Start at [SecretService].
@NullMarked
package io.slipway.portal.secret;

import org.jspecify.annotations.NullMarked;
