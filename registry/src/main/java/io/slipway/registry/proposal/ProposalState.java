package io.slipway.registry.proposal;

import java.util.Locale;

/// Where a proposal stands. All but the first are final.
public enum ProposalState {
    OPEN,
    ACCEPTED,
    DECLINED,
    WITHDRAWN;

    /// The name as people write it.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }
}
