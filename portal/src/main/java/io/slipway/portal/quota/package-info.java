/// How much each team may have on the engine at a time, and how much it has.
///
/// Start at [QuotaService]; [LaunchQuota] refuses what goes beyond.
@NullMarked
package io.slipway.portal.quota;

import org.jspecify.annotations.NullMarked;
