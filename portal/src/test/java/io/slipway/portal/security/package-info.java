/// Tests of who comes in and who does not.
@NullMarked
package io.slipway.portal.security;

import org.jspecify.annotations.NullMarked;
