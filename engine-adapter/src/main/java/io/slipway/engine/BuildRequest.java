package io.slipway.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// What to build, and how long it may take.
///
/// @param dockerfilePath relative to the root of the context, for example `Dockerfile`
/// @param mayUse asked for every image of the namespace `slipway/` that the Dockerfile names, without its tag:
///     such images hold what some team wrote, and any Dockerfile could read it
/// @param secrets those that the Dockerfile may mount; it is refused when it wants others
public record BuildRequest(
        ContextSource context,
        String dockerfilePath,
        ImageReference tag,
        Map<String, String> buildArgs,
        Labels labels,
        Duration timeout,
        boolean noCache,
        Predicate<String> mayUse,
        BuildSecrets secrets) {
    private static final Pattern ARG = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");
    private static final Pattern PATH = Pattern.compile("(?:[A-Za-z0-9_.-]+/)*[A-Za-z0-9_.-]+");

    public BuildRequest {
        buildArgs = Map.copyOf(buildArgs);
        Grammar.require(dockerfilePath, PATH, "the path of a Dockerfile", "relative, letters, digits, '_', '.', '-'");
        Grammar.require(
                !("/" + dockerfilePath + "/").contains("/../"), "The path of a Dockerfile stays inside the context");
        buildArgs.keySet().forEach(BuildRequest::checkArgument);
        Grammar.require(timeout.isPositive(), "A build needs time: the timeout must be positive");
    }

    // BuildKit takes orders from these, even which program reads the Dockerfile.
    private static void checkArgument(String key) {
        Grammar.require(key, ARG, "a build argument", "letters, digits and '_', not starting with a digit");
        Grammar.require(
                !key.toUpperCase(Locale.ROOT).startsWith("BUILDKIT_"),
                "Build arguments that start with BUILDKIT_ are the builder's own; remove " + key);
    }

    /// A build without secrets.
    public BuildRequest(
            ContextSource context,
            String dockerfilePath,
            ImageReference tag,
            Map<String, String> buildArgs,
            Labels labels,
            Duration timeout,
            boolean noCache,
            Predicate<String> mayUse) {
        this(context, dockerfilePath, tag, buildArgs, labels, timeout, noCache, mayUse, BuildSecrets.none());
    }

    /// A build that may use every image of the engine, and no secrets.
    public BuildRequest(
            ContextSource context,
            String dockerfilePath,
            ImageReference tag,
            Map<String, String> buildArgs,
            Labels labels,
            Duration timeout,
            boolean noCache) {
        this(context, dockerfilePath, tag, buildArgs, labels, timeout, noCache, _ -> true, BuildSecrets.none());
    }

    /// The same with these secrets.
    public BuildRequest with(BuildSecrets granted) {
        return new BuildRequest(context, dockerfilePath, tag, buildArgs, labels, timeout, noCache, mayUse, granted);
    }

    /// The usual build: `Dockerfile` at the root, no arguments, with the cache, within half an hour.
    public static BuildRequest of(ContextSource context, ImageReference tag, Labels labels) {
        return new BuildRequest(context, "Dockerfile", tag, Map.of(), labels, Duration.ofMinutes(30), false);
    }
}
