package io.slipway.portal.script;

import io.slipway.portal.security.CurrentCaller;
import io.slipway.registry.proposal.ProposalDetails;
import io.slipway.registry.proposal.ProposalService;
import io.slipway.registry.script.RevisionChanges;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// How a draft in the editor becomes a proposal, for those who may read the script but not write it, and for those
/// who want somebody else to look first.
@Component
class Proposing {
    private final ProposalService proposals;
    private final AccessPolicy policy;
    private final CurrentCaller caller;

    Proposing(ProposalService proposals, AccessPolicy policy, CurrentCaller caller) {
        this.proposals = proposals;
        this.policy = policy;
        this.caller = caller;
    }

    /// Whether the reader need not propose.
    boolean mayWrite(ScriptName script) {
        return policy.allows(caller.require(), script.team(), Permission.WRITE);
    }

    /// Asks what it is proposed as.
    ///
    /// @param suggestion of a title
    void ask(ScriptName script, FileDraft draft, String suggestion, Consumer<ProposalDetails> proposed) {
        new ProposeDialog(
                        draft,
                        suggestion,
                        (title, message) -> proposals.propose(
                                caller.require(),
                                script,
                                title,
                                new RevisionChanges(draft.basedOn(), message, draft.written(), draft.removed())),
                        proposed)
                .open();
    }
}
