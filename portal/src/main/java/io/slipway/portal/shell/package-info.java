/// What all pages share: frame, navigation, page head, trail, states, lists, log, editor, charts, live updates.
///
/// Start at [ShellLayout] for the frame around every page, at [Page] for what a page is made of, and at
/// [Live] for how pages learn that something changed.
@NullMarked
package io.slipway.portal.shell;

import org.jspecify.annotations.NullMarked;
