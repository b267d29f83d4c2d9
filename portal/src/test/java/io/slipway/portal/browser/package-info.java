/// The portal as people use it, in a real browser.
///
/// Start at [MainJobIT] for the whole way and at [ScreenshotsIT] for what holds on every page.
@NullMarked
package io.slipway.portal.browser;

import org.jspecify.annotations.NullMarked;
