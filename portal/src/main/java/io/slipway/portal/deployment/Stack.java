package io.slipway.portal.deployment;

import java.util.List;

/// A deployment with those that use it: a model and its applications, which can be treated as one.
public record Stack(DeploymentDetails model, List<DeploymentDetails> users) {
    public Stack {
        users = List.copyOf(users);
    }
}
