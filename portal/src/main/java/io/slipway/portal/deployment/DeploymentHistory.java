package io.slipway.portal.deployment;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditEntry;
import io.slipway.registry.audit.AuditOutcome;
import io.slipway.registry.audit.AuditService;
import io.slipway.registry.team.Permission;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What became of a deployment, from the audit log, for everybody in the team.
@Service
public class DeploymentHistory {
    /// How many events are told at most; the newest.
    public static final int MOST = 500;

    private final DeploymentService deployments;
    private final AuditService audit;

    DeploymentHistory(DeploymentService deployments, AuditService audit) {
        this.deployments = deployments;
        this.audit = audit;
    }

    /// Newest first. Who only read something is not told.
    public List<DeploymentEvent> of(Caller caller, UUID id) {
        var deployment = deployments.find(caller, id, Permission.READ);
        return audit.history(caller, deployment.team(), "deployment", id, MOST).stream()
                .filter(entry -> !entry.action().equals(DeploymentRecord.LOGS))
                .map(DeploymentHistory::event)
                .toList();
    }

    private static DeploymentEvent event(AuditEntry entry) {
        return new DeploymentEvent(entry.at(), entry.actor(), entry.via(), what(entry), entry.outcome(), note(entry));
    }

    private static String what(AuditEntry entry) {
        var failed = entry.outcome() != AuditOutcome.DONE;
        var verb = entry.action().value().replaceFirst("^[a-z-]+\\.", "");
        return switch (verb) {
            case "launch" -> "launched";
            case "start" -> "start asked for";
            case "stop" -> "stop asked for";
            case "restart" -> "restart asked for";
            case "pause" -> "paused";
            case "resume" -> "resumed";
            case "kill" -> "killed";
            case "scale" -> "number of replicas changed";
            case "relaunch" -> "relaunch asked for";
            case "cancel-relaunch" -> "relaunch cancelled";
            case "remove" -> "removal asked for";
            case "rename" -> "renamed";
            case "duplicate" -> "duplicated";
            case "up" -> "runs";
            case "down" -> failed ? "failed" : "stopped";
            case "relaunched" -> failed ? "relaunch failed" : "runs another revision";
            case "lost-replica" -> "lost a replica";
            default -> entry.action().value().replace('.', ' ').replace('-', ' ');
        };
    }

    private static @Nullable String note(AuditEntry entry) {
        var details = entry.details();
        return switch (entry.action().value()) {
            case "deployment.rename" -> "%s, before %s".formatted(details.get("to"), details.get("from"));
            case "deployment.duplicate" -> "as " + details.get("duplicate");
            case "deployment.scale" -> details.get("replicas");
            default -> details.getOrDefault("reason", details.get("script"));
        };
    }
}
