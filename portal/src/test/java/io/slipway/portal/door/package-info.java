/// The doors for other people's programs, tried with those programs.
@NullMarked
package io.slipway.portal.door;

import org.jspecify.annotations.NullMarked;
