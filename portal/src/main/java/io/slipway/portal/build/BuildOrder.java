package io.slipway.portal.build;

import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What is to be built.
///
/// @param reuse whether a build that is under way, or whose image is still on the engine, will do
/// @param noCache whether every step runs again
/// @param secrets the ids of those secrets of the team that the Dockerfile may mount
public record BuildOrder(
        ScriptName script,
        RevisionSelector revision,
        Map<String, String> args,
        boolean reuse,
        boolean noCache,
        Set<String> secrets) {
    private static final Pattern ARG = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final int MAX_ARGS = 50;
    private static final int MAX_SECRETS = 20;
    private static final int MAX_VALUE = 4_096;

    public BuildOrder {
        args = Map.copyOf(args);
        secrets = Set.copyOf(secrets);
        if (secrets.size() > MAX_SECRETS) {
            throw new InvalidException("secrets", "a build takes at most %d secrets".formatted(MAX_SECRETS));
        }
        if (args.size() > MAX_ARGS) {
            throw new InvalidException("args", "a build takes at most %d arguments".formatted(MAX_ARGS));
        }
        args.forEach(BuildOrder::check);
    }

    /// An order without secrets.
    public BuildOrder(
            ScriptName script, RevisionSelector revision, Map<String, String> args, boolean reuse, boolean noCache) {
        this(script, revision, args, reuse, noCache, Set.of());
    }

    /// The usual order: no arguments, and what exists will do.
    public static BuildOrder of(ScriptName script, RevisionSelector revision) {
        return new BuildOrder(script, revision, Map.of(), true, false);
    }

    /// The same, but built in any case.
    public BuildOrder afresh() {
        return new BuildOrder(script, revision, args, false, noCache, secrets);
    }

    private static void check(String name, String value) {
        if (!ARG.matcher(name).matches()) {
            throw new InvalidException("args", "the name of an argument has letters, digits and '_' only");
        }
        if (name.toUpperCase(Locale.ROOT).startsWith("BUILDKIT_")) {
            throw new InvalidException(
                    "args", "arguments that start with BUILDKIT_ are orders to the builder; leave out " + name);
        }
        if (value.length() > MAX_VALUE || value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException(
                    "args", "the value of %s is one line of at most %d characters".formatted(name, MAX_VALUE));
        }
    }
}
