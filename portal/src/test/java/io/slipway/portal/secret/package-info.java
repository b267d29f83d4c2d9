/// Tests of the secrets of teams.
@NullMarked
package io.slipway.portal.secret;

import org.jspecify.annotations.NullMarked;
