/// How requests share the connections to PostgreSQL.
@NullMarked
package io.slipway.portal.database;

import org.jspecify.annotations.NullMarked;
