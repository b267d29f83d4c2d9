package io.slipway.portal.proposal;

import io.slipway.portal.shell.State;
import io.slipway.registry.proposal.ProposalState;

/// How a proposal's state is said and marked, the same on every page.
final class ProposalLooks {
    private ProposalLooks() {}

    static State state(ProposalState state) {
        return new State(
                switch (state) {
                    case OPEN, WITHDRAWN -> State.Tone.NEUTRAL;
                    case ACCEPTED -> State.Tone.RUNNING;
                    case DECLINED -> State.Tone.FAILED;
                },
                state.slug());
    }
}
