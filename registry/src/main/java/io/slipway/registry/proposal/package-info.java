/// Revisions that somebody proposes for a script, talk about them, and their one decision.
///
/// Start at [ProposalService] for the use cases, at [Proposal] for the rules.
@NamedInterface("proposal")
@NullMarked
package io.slipway.registry.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
