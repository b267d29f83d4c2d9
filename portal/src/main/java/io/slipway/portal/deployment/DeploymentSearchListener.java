package io.slipway.portal.deployment;

import io.slipway.registry.search.SearchIndex;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/// Has the search follow what runs, in the transaction in which it starts or ends. A deployment that is deleted has
/// left the search already when its removal began.
@Component
class DeploymentSearchListener {
    private final Deployments deployments;
    private final SearchIndex index;

    DeploymentSearchListener(Deployments deployments, SearchIndex index) {
        this.deployments = deployments;
        this.index = index;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(DeploymentChanged change) {
        deployments
                .findById(change.deployment())
                .ifPresent(
                        deployment -> index.activityChanged(deployment.details().script()));
    }
}
