/// The pages of proposals: the tab of a script with all of them, and one page for each with its difference, what
/// people say about it, and the decision.
///
/// Start at [ProposalView]; the use cases are in `io.slipway.registry.proposal`.
@NullMarked
package io.slipway.portal.proposal;

import org.jspecify.annotations.NullMarked;
