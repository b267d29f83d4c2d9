/// Applications: pages that containers serve, shown to people in their browsers through the portal.
///
/// Start at [AppVisits]. What an application says is never trusted:
/// `docs/decisions/0014-applications-in-the-browser.md`
/// says how it is kept apart from the portal's own pages.
@NullMarked
package io.slipway.portal.application;

import org.jspecify.annotations.NullMarked;
