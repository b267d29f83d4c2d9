package io.slipway.portal.registries;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// Where a registry of images is: `host` or `host:port`.
public record RegistryHost(String value) implements Comparable<RegistryHost> {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?(?::[0-9]{1,5})?");

    public RegistryHost {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new InvalidException("host", "a registry is named as host or host:port, in lower case");
        }
    }

    @Override
    public int compareTo(RegistryHost other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
