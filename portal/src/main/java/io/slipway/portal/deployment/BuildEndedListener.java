package io.slipway.portal.deployment;

import io.slipway.portal.build.BuildEnded;
import io.slipway.portal.work.WorkQueue;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Has deployments go on as soon as the build they wait for has ended.
@Component
class BuildEndedListener {
    private final Deployments deployments;
    private final WorkQueue queue;

    BuildEndedListener(Deployments deployments, WorkQueue queue) {
        this.deployments = deployments;
        this.queue = queue;
    }

    @TransactionalEventListener
    void on(BuildEnded event) {
        Thread.ofVirtual().name("build-ended").start(() -> goOn(event.build()));
    }

    private void goOn(UUID build) {
        deployments.findByBuildId(build).stream()
                .filter(Deployment::isUnsettled)
                .forEach(deployment -> queue.hurry(DeploymentConfiguration.TASK, deployment.id()));
    }
}
