package io.slipway.portal.deployment;

import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Treats a model and the applications that use it as one. Whoever may not do it with each of them does it with none.
@Service
public class StackService {
    private final DeploymentService deployments;

    StackService(DeploymentService deployments) {
        this.deployments = deployments;
    }

    /// A deployment with those that use it; there may be none.
    public Stack of(Caller caller, UUID id) {
        return new Stack(deployments.find(caller, id), deployments.users(caller, id));
    }

    /// Starts the model, and what uses it once that answers.
    public Stack start(Caller caller, UUID id) {
        var stack = allowed(caller, id);
        deployments.start(caller, id);
        stack.users().forEach(user -> deployments.start(caller, user.id()));
        return of(caller, id);
    }

    /// Stops what uses the model, and the model.
    public Stack stop(Caller caller, UUID id) {
        var stack = allowed(caller, id);
        stack.users().forEach(user -> deployments.stop(caller, user.id()));
        deployments.stop(caller, id);
        return of(caller, id);
    }

    /// Has all of them taken away; the model goes when nothing uses it any more.
    public Stack remove(Caller caller, UUID id) {
        var stack = of(caller, id);
        deployments.requireRemovable(caller, id);
        stack.users().forEach(user -> deployments.requireRemovable(caller, user.id()));
        var users = stack.users().stream()
                .map(user -> deployments.remove(caller, user.id()))
                .toList();
        return new Stack(deployments.remove(caller, id), users); // as they left: they may be gone already
    }

    private Stack allowed(Caller caller, UUID id) {
        deployments.find(caller, id, Permission.LAUNCH); // all of them belong to one team
        return of(caller, id);
    }
}
