/// The page that shows what differs between two revisions, and the parts of it that other pages show as well.
///
/// Start at [DiffView] for the page, at [ChangedFiles] for how a difference is shown, and at [LineMarkup] for how
/// somebody else's text becomes safe markup.
@NullMarked
package io.slipway.portal.diff;

import org.jspecify.annotations.NullMarked;
