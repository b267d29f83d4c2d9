/// The way to a terminal: one WebSocket each.
@NullMarked
package io.slipway.portal.terminal.web;

import org.jspecify.annotations.NullMarked;
