package io.slipway.engine.docker;

import io.slipway.engine.BuildRequest;
import io.slipway.engine.EngineException;
import java.util.List;

/// Refuses Dockerfiles that read images which the build may not use.
///
/// Every image that was ever built is on the engine under the name `slipway/team/script`, and the engine asks
/// nobody: `FROM` or `COPY --from` would hand its content to whoever guesses the name.
final class BaseImageRule {
    private static final String OURS = "slipway/";
    private static final List<String> PREFIXES = List.of("", "docker.io/", "index.docker.io/");

    private final String action;
    private final BuildRequest request;
    private final List<String> lent;

    /// @param lent repositories whose images are on the engine for a transfer alone
    BaseImageRule(String action, BuildRequest request, List<String> lent) {
        this.action = action;
        this.request = request;
        this.lent = List.copyOf(lent);
    }

    void check(Dockerfile file) {
        var images = new NamedImages(file, request.buildArgs());
        file.everyPossibleInstruction()
                .forEach(instruction -> images.in(instruction).forEach(name -> check(instruction.line(), name)));
    }

    private void check(int line, String name) {
        for (var prefix : PREFIXES) {
            if (name.indexOf('$') >= 0 && couldBecome(prefix + OURS, name)) {
                throw refusal(
                        line,
                        "nobody can tell which image '%s' will be".formatted(name),
                        "Write its name out, or give its variables a default with ARG");
            }
            if (name.startsWith(prefix + OURS)) {
                check(line, name, repository(name.substring(prefix.length())));
            }
        }
        lent.forEach(repository -> checkLent(line, name, repository));
    }

    private void checkLent(int line, String name, String repository) {
        if (name.indexOf('$') >= 0
                ? couldBecome(repository, name)
                : repository(name).equals(repository)) {
            throw refusal(
                    line,
                    "the image '%s' is on its way to a registry or from one".formatted(name),
                    "Build again when it has arrived");
        }
    }

    private void check(int line, String name, String repository) {
        if (!request.mayUse().test(repository)) {
            throw refusal(
                    line,
                    "there is no image '%s' that you may use".formatted(name),
                    "Name an image of a script that you may read, or one from a registry");
        }
    }

    /// Whether a name that is known up to its first variable can still turn out to begin so.
    private static boolean couldBecome(String beginning, String name) {
        var known = name.substring(0, name.indexOf('$'));
        return known.startsWith(beginning) || beginning.startsWith(known);
    }

    /// The name without tag and digest.
    private static String repository(String name) {
        var undigested = name.indexOf('@') < 0 ? name : name.substring(0, name.indexOf('@'));
        var tag = undigested.indexOf(':', undigested.lastIndexOf('/') + 1);
        return tag < 0 ? undigested : undigested.substring(0, tag);
    }

    private DockerfileRules.Refusal refusal(int line, String why, String remedy) {
        return new DockerfileRules.Refusal(
                line, new EngineException.Unsupported(action, "line %d: %s. %s".formatted(line, why, remedy), null));
    }
}
