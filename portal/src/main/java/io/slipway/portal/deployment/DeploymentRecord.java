package io.slipway.portal.deployment;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditOutcome;
import io.slipway.registry.audit.AuditTarget;
import java.util.HashMap;
import org.springframework.stereotype.Component;

/// Writes into the audit log what people want of deployments and what becomes of them, within the transaction that
/// stores it. Environment values never get there.
@Component
class DeploymentRecord {
    static final AuditAction LAUNCH = AuditAction.of("deployment.launch");
    static final AuditAction START = AuditAction.of("deployment.start");
    static final AuditAction STOP = AuditAction.of("deployment.stop");
    static final AuditAction RESTART = AuditAction.of("deployment.restart");
    static final AuditAction PAUSE = AuditAction.of("deployment.pause");
    static final AuditAction RESUME = AuditAction.of("deployment.resume");
    static final AuditAction KILL = AuditAction.of("deployment.kill");
    static final AuditAction SCALE = AuditAction.of("deployment.scale");
    static final AuditAction RELAUNCH = AuditAction.of("deployment.relaunch");
    static final AuditAction CANCEL_RELAUNCH = AuditAction.of("deployment.cancel-relaunch");
    static final AuditAction REMOVE = AuditAction.of("deployment.remove");
    static final AuditAction LOGS = AuditAction.of("deployment.logs");
    private static final AuditAction RENAME = AuditAction.of("deployment.rename");
    private static final AuditAction DUPLICATE = AuditAction.of("deployment.duplicate");
    private static final AuditAction UP = AuditAction.of("deployment.up");
    private static final AuditAction DOWN = AuditAction.of("deployment.down");
    private static final AuditAction RELAUNCHED = AuditAction.of("deployment.relaunched");
    private static final AuditAction REPLICA_LOST = AuditAction.of("deployment.lost-replica");
    private static final AuditAction GONE = AuditAction.of("deployment.gone");

    private final AuditLog log;

    DeploymentRecord(AuditLog log) {
        this.log = log;
    }

    void wanted(Caller caller, AuditAction action, DeploymentDetails deployment) {
        log.record(caller, action, target(deployment), details(deployment));
    }

    /// One got another name.
    void renamed(Caller caller, DeploymentName from, DeploymentDetails deployment) {
        var details = details(deployment);
        details.put("from", from.value());
        details.put("to", deployment.name().value());
        log.record(caller, RENAME, target(deployment), details);
    }

    /// One was launched like another.
    void duplicated(Caller caller, DeploymentDetails origin, DeploymentDetails duplicate) {
        var details = details(origin);
        details.put("duplicate", duplicate.team() + "/" + duplicate.name());
        log.record(caller, DUPLICATE, target(origin), details);
    }

    /// A deployment is in another state than before.
    void became(DeploymentDetails deployment) {
        switch (deployment.status()) {
            case RUNNING -> write(UP, AuditOutcome.DONE, deployment);
            case STOPPED -> write(DOWN, AuditOutcome.DONE, deployment);
            case FAILED -> write(DOWN, AuditOutcome.FAILED, deployment);
            case PAUSED, QUEUED, BUILDING, STARTING, REMOVING -> {} // somebody wanted it, which is written
        }
    }

    void relaunched(DeploymentDetails deployment) {
        write(RELAUNCHED, AuditOutcome.DONE, deployment);
    }

    void relaunchFailed(DeploymentDetails deployment) {
        write(RELAUNCHED, AuditOutcome.FAILED, deployment);
    }

    void replicaLost(DeploymentDetails deployment, Trouble why) {
        var details = details(deployment);
        details.put("reason", why.message());
        log.recordWork(deployment.launchedBy(), REPLICA_LOST, target(deployment), AuditOutcome.FAILED, details);
    }

    void gone(DeploymentDetails deployment) {
        write(GONE, AuditOutcome.DONE, deployment);
    }

    private void write(AuditAction action, AuditOutcome outcome, DeploymentDetails deployment) {
        log.recordWork(deployment.launchedBy(), action, target(deployment), outcome, details(deployment));
    }

    private static AuditTarget target(DeploymentDetails deployment) {
        return AuditTarget.of(deployment.team(), "deployment", deployment.team() + "/" + deployment.name());
    }

    private static HashMap<String, String> details(DeploymentDetails deployment) {
        var details = new HashMap<String, String>();
        details.put("id", deployment.id().toString());
        details.put("script", deployment.script() + " revision " + deployment.revision());
        details.put("replicas", Integer.toString(deployment.replication().wanted()));
        var trouble = deployment.trouble();
        if (trouble != null) {
            details.put("reason", trouble.message());
        }
        return details;
    }
}
