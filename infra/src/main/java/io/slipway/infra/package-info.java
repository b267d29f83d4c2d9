/// What runs around the portal: PostgreSQL, Keycloak, the engine, the demo.
@NullMarked
package io.slipway.infra;

import org.jspecify.annotations.NullMarked;
