package io.slipway.registry.dockerfile.lint;

import io.slipway.registry.dockerfile.DockerfileInstruction;
import io.slipway.registry.dockerfile.DockerfileStage;
import io.slipway.registry.dockerfile.Finding;
import io.slipway.registry.dockerfile.Installation;
import io.slipway.registry.dockerfile.PackageManager;
import io.slipway.registry.dockerfile.ParsedDockerfile;
import io.slipway.registry.dockerfile.ShellCommand;
import io.slipway.registry.dockerfile.ShellScript;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What RUNs install, and how. Layers of stages that are not in the image may keep what they like.
final class RunRules {
    private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh", "python", "python3");
    private static final Set<String> DOWNLOADS = Set.of("curl", "wget");

    private final ParsedDockerfile file;
    private final List<Finding> found = new ArrayList<>();

    RunRules(ParsedDockerfile file) {
        this.file = file;
    }

    List<Finding> check() {
        var inImage = new HashSet<Integer>();
        file.finalStages().forEach(stage -> inImage.add(stage.index()));
        for (DockerfileStage stage : file.stages()) {
            var noCache = noPipCache(stage);
            for (var instruction : stage.instructions()) {
                var commands = ShellScript.of(instruction);
                if (!commands.isEmpty()) {
                    check(instruction, commands, inImage.contains(stage.index()), noCache);
                }
            }
        }
        return found;
    }

    private static boolean noPipCache(DockerfileStage stage) {
        return stage.instructions().stream()
                .anyMatch(it -> it.is("ENV") && it.arguments().contains("PIP_NO_CACHE_DIR"));
    }

    private void check(
            DockerfileInstruction instruction, List<ShellCommand> commands, boolean inImage, boolean noPipCache) {
        var cached = instruction.flags().stream()
                .anyMatch(flag -> flag.name().equals("mount") && flag.value().contains("type=cache"));
        checkApt(commands, inImage && !cached);
        for (var i = 0; i < commands.size(); i++) {
            var command = commands.get(i);
            checkPiped(command, i == 0 ? null : commands.get(i - 1));
            checkSudo(command);
            checkPip(command, inImage && !cached && !noPipCache);
        }
        if (commands.size() == 1 && commands.getFirst().program().equals("cd")) {
            found.add(LintRule.CD_ALONE.at(
                    instruction.line(), "the folder is left again at the end of this RUN", "Use WORKDIR."));
        }
    }

    private void checkApt(List<ShellCommand> commands, boolean keepsLayers) {
        var updated = false;
        for (var command : commands) {
            updated |= isApt(command) && command.arguments().contains("update");
            if (isApt(command) && command.arguments().stream().anyMatch(it -> it.endsWith("upgrade"))) {
                found.add(LintRule.APT_UPGRADE.at(
                        command.line(),
                        "an upgrade makes every build a different one",
                        "Take a newer base image instead."));
            }
            var installation = Installation.of(command);
            if (installation.isPresent() && installation.get().manager() == PackageManager.APT) {
                checkInstall(installation.get(), updated);
            }
        }
        var installs = commands.stream().filter(RunRules::isAptInstall).findFirst();
        if (keepsLayers && installs.isPresent() && commands.stream().noneMatch(RunRules::cleansApt)) {
            found.add(LintRule.APT_WITHOUT_CLEANING.at(
                    installs.get().line(),
                    "apt's package lists stay in the layer",
                    "End the same RUN with && rm -rf /var/lib/apt/lists/*."));
        }
    }

    private void checkInstall(Installation apt, boolean updated) {
        var line = apt.command().line();
        var words = apt.command().arguments();
        if (!updated) {
            found.add(LintRule.APT_WITHOUT_UPDATE.at(
                    line,
                    "without apt-get update in the same RUN the lists are missing, or old ones from the build cache",
                    "Write apt-get update && apt-get install …."));
        }
        if (words.stream().noneMatch(it -> it.contains("no-install-recommends") || it.contains("Install-Recommends"))) {
            found.add(LintRule.APT_WITHOUT_RECOMMENDS.at(
                    line, "recommended packages come along and make the image larger", "Add --no-install-recommends."));
        }
        if (words.stream().noneMatch(RunRules::saysYes)) {
            found.add(LintRule.APT_WITHOUT_YES.at(
                    line, "apt asks before it installs, and nobody answers in a build", "Add -y."));
        }
    }

    private static boolean saysYes(String word) {
        return word.equals("--yes")
                || word.equals("--assume-yes")
                || word.equals("-qq")
                || word.contains("Assume-Yes")
                || word.startsWith("-") && !word.startsWith("--") && word.length() < 5 && word.contains("y");
    }

    private static boolean isApt(ShellCommand command) {
        return command.program().equals("apt-get") || command.program().equals("apt");
    }

    private static boolean isAptInstall(ShellCommand command) {
        return isApt(command) && command.arguments().contains("install");
    }

    private static boolean cleansApt(ShellCommand command) {
        return command.program().equals("rm")
                && command.arguments().stream().anyMatch(it -> it.startsWith("/var/lib/apt"));
    }

    private void checkPiped(ShellCommand command, @Nullable ShellCommand before) {
        if (command.piped()
                && before != null
                && SHELLS.contains(command.program())
                && DOWNLOADS.contains(before.program())) {
            found.add(LintRule.CURL_PIPE_SHELL.at(
                    before.line(),
                    "whatever the address answers is run, unseen and unchecked",
                    "Download it, check its checksum, then run it."));
        }
    }

    private void checkSudo(ShellCommand command) {
        if (command.isWrappedIn("sudo") || command.program().equals("sudo")) {
            found.add(LintRule.SUDO.at(
                    command.line(),
                    "sudo has surprising signals and terminals, and the build is root anyway",
                    "Leave it out, with USER root above where needed."));
        }
    }

    private void checkPip(ShellCommand command, boolean keepsLayers) {
        var pip = Installation.of(command).filter(it -> it.manager() == PackageManager.PIP);
        if (pip.isEmpty()) {
            return;
        }
        if (keepsLayers
                && !pip.get().has("--no-cache-dir")
                && !command.program().equals("uv")) {
            found.add(LintRule.PIP_CACHE.at(command.line(), "pip's cache stays in the layer", "Add --no-cache-dir."));
        }
        var loose = pip.get().unpinned();
        if (!loose.isEmpty()) {
            found.add(LintRule.UNPINNED_PIP.at(
                    command.line(),
                    "the next build may get another version of %s".formatted(String.join(", ", loose)),
                    "Name versions, such as %s==1.2.3, or use a requirements file.".formatted(loose.getFirst())));
        }
    }
}
