package io.slipway.portal.deployment;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// The name of a deployment, unique in its team. It is a host name on the deployment's network, so it is one
/// DNS label.
public record DeploymentName(String value) {
    private static final int MAX_LENGTH = 40;
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9](?:[a-z0-9-]*[a-z0-9])?");

    public DeploymentName {
        if (value.length() > MAX_LENGTH || !GRAMMAR.matcher(value).matches()) {
            throw new InvalidException(
                    "name",
                    "a deployment's name is up to 40 lower-case letters and digits, with dashes inside, such as 'digits-1'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
