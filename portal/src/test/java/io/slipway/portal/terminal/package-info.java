/// Tests of terminals.
@NullMarked
package io.slipway.portal.terminal;

import org.jspecify.annotations.NullMarked;
