/// What all long work shares: tasks that survive the process, live data for those who watch, logs over HTTP.
///
/// Start at [WorkQueue] for the work and at [Broadcast] for those who watch it.
@NullMarked
package io.slipway.portal.work;

import org.jspecify.annotations.NullMarked;
