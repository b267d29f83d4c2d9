package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.CommandForm;
import io.slipway.registry.dockerfile.DockerfileInstruction;
import io.slipway.registry.dockerfile.DockerfileStage;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.ImageConfig;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the final image says about how it runs. What only matters for a model is asked of images that serve: those
/// with a command, a port or labels of Slipway.
final class ImageRules {
    private static final Set<String> CONTRACTS = Set.of("raw", "v2", "open-inference");
    private static final Set<String> ONCE = Set.of("CMD", "ENTRYPOINT", "HEALTHCHECK");
    private static final Set<String> ROOT = Set.of("root", "0");

    private final ParsedDockerfile file;
    private final ImageConfig image;
    private final DockerfileStage last;
    private final List<Finding> found = new ArrayList<>();

    ImageRules(ParsedDockerfile file) {
        this.file = file;
        this.image = file.image();
        this.last = file.stages().getLast();
    }

    List<Finding> check() {
        checkUser();
        checkServing();
        checkForms();
        file.stages().forEach(this::checkRepeated);
        return found;
    }

    private boolean serves() {
        return image.cmd() != null
                || image.entrypoint() != null
                || isLabelled()
                || !image.exposedPorts().isEmpty();
    }

    private boolean isLabelled() {
        return image.labels().keySet().stream().anyMatch(name -> name.startsWith("io.slipway."));
    }

    private void checkUser() {
        var user = image.user();
        if (user == null) {
            found.add(LintRule.ROOT_USER.at(
                    last.line(),
                    "the container runs as root unless the base image says otherwise",
                    "Add USER with a number, such as USER 65532."));
        } else if (ROOT.contains(user.split(":", 2)[0])) {
            found.add(LintRule.ROOT_USER.at(
                    lineOf("USER"), "the container runs as root", "End with another USER, such as USER 65532."));
        }
    }

    private void checkServing() {
        if (!serves()) {
            return;
        }
        if (image.exposedPorts().isEmpty() && !exposesSomething()) {
            found.add(LintRule.MISSING_EXPOSE.at(
                    last.line(),
                    "there is no EXPOSE, so nobody knows which port to ask for predictions",
                    "Add the port, such as EXPOSE 8080."));
        }
        if (image.exposedPorts().contains(22)) {
            found.add(LintRule.SSH_PORT.at(
                    lineOf("EXPOSE"), "port 22 suggests a shell for strangers", "Use logs and the terminal instead."));
        }
        if (image.healthcheck() == null) {
            found.add(LintRule.MISSING_HEALTHCHECK.at(
                    last.line(),
                    "there is no HEALTHCHECK, so a model that hangs looks like one that works",
                    "Add one, such as HEALTHCHECK CMD [\"/app/healthy\"]."));
        }
        if (image.cmd() == null && image.entrypoint() == null) {
            found.add(LintRule.MISSING_COMMAND.at(
                    last.line(), "what runs is left to the base image", "Add CMD [\"program\", \"argument\"]."));
        }
        checkLabels();
    }

    /// A port that comes from a variable is one too.
    private boolean exposesSomething() {
        return file.finalStages().stream()
                .anyMatch(stage -> stage.instructions().stream().anyMatch(it -> it.is("EXPOSE")));
    }

    private void checkLabels() {
        var contract = image.label("io.slipway.contract");
        if (!isLabelled()) {
            found.add(LintRule.MISSING_LABELS.at(
                    last.line(),
                    "nothing says how to ask this model for a prediction",
                    "Add LABEL io.slipway.contract=\"raw\" io.slipway.predict=\"/predict\"."));
        } else if (contract.isPresent() && !contract.get().contains("$") && !CONTRACTS.contains(contract.get())) {
            found.add(LintRule.UNKNOWN_CONTRACT.at(
                    lineOf("LABEL"), "Slipway does not know the contract '%s'".formatted(contract.get()), "Use raw."));
        }
    }

    private void checkForms() {
        if (image.entrypoint() instanceof CommandForm.Shell shell && !shell.isEmpty()) {
            found.add(LintRule.SHELL_FORM_COMMAND.at(
                    lineOf("ENTRYPOINT"),
                    "a shell stands between Docker and the program: stop signals do not reach it, CMD is dropped",
                    "Write it as a JSON array: ENTRYPOINT [\"program\"]."));
        }
        if (image.cmd() instanceof CommandForm.Shell shell
                && !shell.isEmpty()
                && !shell.text().startsWith("exec ")) {
            found.add(LintRule.SHELL_FORM_COMMAND.at(
                    lineOf("CMD"),
                    "a shell stands between Docker and the program, and stop signals do not reach it",
                    "Write it as a JSON array: CMD [\"program\", \"argument\"]."));
        }
    }

    private void checkRepeated(DockerfileStage stage) {
        Map<String, DockerfileInstruction> seen = new HashMap<>();
        for (var instruction : stage.instructions()) {
            if (!ONCE.contains(instruction.keyword())) {
                continue;
            }
            var earlier = seen.put(instruction.keyword(), instruction);
            if (earlier != null) {
                found.add(LintRule.SEVERAL_COMMANDS.at(
                        earlier.line(),
                        "only the last %s of a stage counts; this one does nothing".formatted(instruction.keyword()),
                        "Remove it."));
            }
        }
    }

    private int lineOf(String keyword) {
        return file.finalStages().stream()
                .flatMap(stage -> stage.instructions().reversed().stream())
                .filter(it -> it.is(keyword))
                .mapToInt(DockerfileInstruction::line)
                .findFirst()
                .orElse(last.line());
    }
}
