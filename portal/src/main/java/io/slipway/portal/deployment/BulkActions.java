package io.slipway.portal.deployment;

import io.slipway.portal.shell.Attempt;
import io.slipway.registry.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Does the same with several deployments. One that cannot take it does not keep the others from it.
@Service
class BulkActions {
    private final DeploymentService deployments;
    private final ContainerControl control;

    BulkActions(DeploymentService deployments, ContainerControl control) {
        this.deployments = deployments;
        this.control = control;
    }

    BulkOutcome apply(Caller caller, BulkAction action, Collection<DeploymentDetails> chosen) {
        var done = new ArrayList<String>();
        var refused = new ArrayList<BulkOutcome.Refusal>();
        for (var deployment : usersFirst(chosen)) {
            var name = deployment.name().value();
            attempt(caller, action, deployment.id())
                    .ifPresentOrElse(
                            reason -> refused.add(new BulkOutcome.Refusal(name, reason)), () -> done.add(name));
        }
        return new BulkOutcome(done, refused);
    }

    /// Why it was refused; empty when it was not.
    private Optional<String> attempt(Caller caller, BulkAction action, UUID id) {
        try {
            var now = deployments.find(caller, id);
            if (!action.suits(now)) {
                return Optional.of("it is " + DeploymentLooks.word(now));
            }
            act(caller, action, id);
            return Optional.empty();
        } catch (RuntimeException e) { // told to whoever asked, which is what matters for each
            return Optional.of(Attempt.reason(e));
        }
    }

    private void act(Caller caller, BulkAction action, UUID id) {
        switch (action) {
            case START -> deployments.start(caller, id);
            case STOP -> deployments.stop(caller, id);
            case RESTART -> deployments.restart(caller, id);
            case PAUSE -> control.pause(caller, id);
            case RESUME -> control.resume(caller, id);
            case DELETE -> deployments.remove(caller, id);
        }
    }

    /// What uses another comes before it, so that both can go together.
    private static List<DeploymentDetails> usersFirst(Collection<DeploymentDetails> chosen) {
        var uses = new HashMap<UUID, UUID>();
        for (var deployment : chosen) {
            if (deployment.uses() != null) {
                uses.put(deployment.id(), deployment.uses());
            }
        }
        return chosen.stream()
                .sorted(Comparator.comparingInt((DeploymentDetails found) -> -depth(found.id(), uses))
                        .thenComparing(found -> found.name().value()))
                .toList();
    }

    private static int depth(UUID id, Map<UUID, UUID> uses) {
        var depth = 0;
        for (var used = uses.get(id); used != null; used = uses.get(used)) {
            depth++;
        }
        return depth;
    }
}
