package io.slipway.portal.secret;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// What a secret is called within its team, and what a Dockerfile mounts it by.
public record SecretId(String value) implements Comparable<SecretId> {
    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

    public SecretId {
        if (!GRAMMAR.matcher(value).matches()) {
            throw new InvalidException(
                    "id",
                    "the id of a secret has letters, digits, '_', '.' and '-', at most 64, the first a letter or digit");
        }
    }

    @Override
    public int compareTo(SecretId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
