package io.slipway.engine;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The secrets that one build may mount (`RUN --mount=type=secret,id=…`), each under its id.
///
/// The engine asks for one when a step mounts it. They are in no image, no history and no log, and no text of this
/// object shows them.
public final class BuildSecrets {
    /// The shortest secret. Shorter ones would also be found, and masked, where they are not meant.
    public static final int SHORTEST = 6;

    /// The longest secret in bytes.
    public static final int LONGEST = 32 * 1024;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    private static final BuildSecrets NONE = new BuildSecrets(new TreeMap<>());

    private final SortedMap<String, byte[]> values;

    private BuildSecrets(SortedMap<String, byte[]> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /// No secrets.
    public static BuildSecrets none() {
        return NONE;
    }

    /// These and one more.
    public BuildSecrets and(String id, byte[] value) {
        Grammar.require(id, ID, "the id of a secret", "letters, digits, '_', '.' and '-', at most 64");
        Grammar.require(
                value.length >= SHORTEST && value.length <= LONGEST,
                "A secret has between %d and %d bytes".formatted(SHORTEST, LONGEST));
        var more = new TreeMap<>(values);
        more.put(id, value.clone());
        return new BuildSecrets(more);
    }

    /// The ids, which are no secret.
    public Set<String> ids() {
        return values.keySet();
    }

    /// Whether there is none.
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /// The value, for the engine alone.
    public Optional<byte[]> value(String id) {
        return Optional.ofNullable(values.get(id)).map(byte[]::clone);
    }

    @Override
    public String toString() {
        return "secrets " + ids();
    }
}
