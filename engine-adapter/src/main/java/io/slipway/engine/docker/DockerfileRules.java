package io.slipway.engine.docker;

import io.slipway.engine.EngineException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What Slipway does not pass on to a builder, and what the builder at hand cannot do.
final class DockerfileRules {
    private static final Pattern DEFAULT_SYNTAX = Pattern.compile("(?:docker\\.io/)?docker/dockerfile(?::[\\w.-]+)?");
    private static final Pattern SECRET_ID = Pattern.compile("(?i)[=,\"]id=([^,\"]*)");

    private final String action;
    private final Builder builder;
    private final Set<String> secrets;

    /// Which builder reads the Dockerfile.
    enum Builder {
        /// The builder of engines without BuildKit: no mounts, and it drops heredocs without a word.
        CLASSIC,
        /// BuildKit of an engine before 23: its own frontend has no heredocs.
        BUILDKIT_WITHOUT_HEREDOC,
        /// BuildKit as it is today.
        BUILDKIT
    }

    /// @param secrets the ids of those that were granted
    DockerfileRules(String action, Builder builder, Set<String> secrets) {
        this.action = action;
        this.builder = builder;
        this.secrets = Set.copyOf(secrets);
    }

    void check(Dockerfile file) {
        checkSyntax(file);
        file.everyPossibleInstruction().forEach(this::checkFlags);
        if (builder == Builder.BUILDKIT || builder == Builder.BUILDKIT_WITHOUT_HEREDOC && file.syntax() != null) {
            return; // a newer frontend knows heredocs
        }
        file.instructions().stream()
                .filter(Dockerfile.Instruction::hasHeredoc)
                .findFirst()
                .ifPresent(instruction -> refuse(
                        instruction.line(),
                        "this engine's builder has no heredocs (<<)",
                        "Write the commands with && in one RUN, or COPY a file; or update the engine to 23 or newer"));
    }

    private void checkSyntax(Dockerfile file) {
        if (file.json()) {
            refuse(1, "it is JSON, not a Dockerfile", "Start it with FROM");
        }
        var syntax = file.syntax();
        if (syntax == null) {
            return;
        }
        if (!DEFAULT_SYNTAX.matcher(syntax).matches()) {
            refuse(
                    1,
                    "'# syntax=%s' would run a foreign program as the builder".formatted(syntax),
                    "Remove the line, or use docker/dockerfile:1");
        }
    }

    private void checkFlags(Dockerfile.Instruction instruction) {
        if (!instruction.keyword().equals("RUN") && !instruction.keyword().equals("ONBUILD")) {
            return;
        }
        for (var flag : instruction.flags()) {
            checkFlag(instruction.line(), flag.toLowerCase(Locale.ROOT));
            checkSecret(instruction.line(), flag);
        }
    }

    private void checkFlag(int line, String flag) {
        if (flag.startsWith("--security") && !flag.equals("--security=sandbox")) {
            refuse(line, "RUN --security=insecure would give the build the engine's host", "Remove the flag");
        }
        if (flag.startsWith("--network") && !flag.equals("--network=default") && !flag.equals("--network=none")) {
            refuse(line, "RUN --network=host would give the build the host's network", "Remove the flag");
        }
        if (flag.startsWith("--device")) {
            refuse(line, "RUN --device would give the build a device of the host", "Remove the flag");
        }
        if (flag.startsWith("--mount")) {
            checkMount(line, flag);
        }
    }

    private void checkMount(int line, String flag) {
        if (flag.contains("type=ssh")) {
            refuse(line, "builds get no SSH keys", "Remove the mount; fetch what is private with a secret");
        }
        if (flag.contains("$")) {
            refuse(line, "a mount must say what it is without variables", "Write the values out");
        }
        if (builder == Builder.CLASSIC) {
            refuse(
                    line,
                    "RUN --mount needs BuildKit, which this engine lacks",
                    "Remove the flag, or update the engine");
        }
    }

    /// Only says early and at its line what the session would refuse: the engine gets no other secrets in any case.
    private void checkSecret(int line, String flag) {
        var lower = flag.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("--mount") || !lower.contains("type=secret")) {
            return;
        }
        var ids = SECRET_ID.matcher(flag).results().map(id -> id.group(1)).toList();
        if (ids.isEmpty()) {
            refuse(line, "the secret has no id", "Write RUN --mount=type=secret,id=…");
        }
        for (var id : ids) {
            if (!secrets.contains(id)) {
                refuse(
                        line,
                        "this build was given no secret '%s'".formatted(id),
                        "Choose the secret when you order the build, or remove the mount");
            }
        }
    }

    private void refuse(int line, String why, String remedy) {
        throw new Refusal(
                line, new EngineException.Unsupported(action, "line %d: %s. %s".formatted(line, why, remedy), null));
    }

    /// A line that may not or cannot be built.
    static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final EngineException.Unsupported reason;

        Refusal(int line, EngineException.Unsupported reason) {
            super(reason);
            this.line = line;
            this.reason = reason;
        }

        int line() {
            return line;
        }

        EngineException.Unsupported reason() {
            return reason;
        }
    }
}
