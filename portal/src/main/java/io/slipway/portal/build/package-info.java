/// Builds: one attempt each to make an image of a revision, with its queue, live log and one final state.
///
/// Start at [BuildService] for the use cases, at [Build] for the rules, and at [BuildRunner] for the work.
@NullMarked
package io.slipway.portal.build;

import org.jspecify.annotations.NullMarked;
