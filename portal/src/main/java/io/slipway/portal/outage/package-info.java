/// What people see while Keycloak or PostgreSQL is down: a page that says so and goes on by itself.
@NullMarked
package io.slipway.portal.outage;

import org.jspecify.annotations.NullMarked;
