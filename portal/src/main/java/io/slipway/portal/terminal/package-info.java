/// Terminals: a shell in a running container for one person, over a connection that is checked when it is opened and
/// every second afterwards.
///
/// Start at [TerminalService].
@NullMarked
package io.slipway.portal.terminal;

import org.jspecify.annotations.NullMarked;
