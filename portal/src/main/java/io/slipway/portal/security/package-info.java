/// Who is asking: sign-in through Keycloak for people, bearer tokens for programs, one [io.slipway.registry.Caller]
/// for the services behind both.
///
/// Start at [SecurityConfiguration].
@NullMarked
package io.slipway.portal.security;

import org.jspecify.annotations.NullMarked;
