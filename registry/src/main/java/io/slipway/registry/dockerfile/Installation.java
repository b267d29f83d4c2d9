package io.slipway.registry.dockerfile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A command that installs packages.
///
/// @param arguments what follows the word that says so, such as `install`
public record Installation(PackageManager manager, List<String> arguments, ShellCommand command) {
    private static final Pattern PIP = Pattern.compile("pip[0-9.]{0,6}");
    private static final Pattern PYTHON = Pattern.compile("python[0-9.]{0,6}");
    private static final Set<String> CONDAS = Set.of("conda", "mamba", "micromamba");
    private static final Set<String> DNFS = Set.of("dnf", "yum", "microdnf", "tdnf");

    public Installation {
        arguments = List.copyOf(arguments);
    }

    /// The installation that a command is; empty when it is none.
    public static Optional<Installation> of(ShellCommand command) {
        var program = command.program();
        var arguments = command.arguments();
        return switch (program) {
            case "apt-get", "apt", "aptitude" -> after(PackageManager.APT, command, arguments, Set.of("install"));
            case "apk" -> after(PackageManager.APK, command, arguments, Set.of("add"));
            case "uv" ->
                arguments.isEmpty() || !arguments.getFirst().equals("pip")
                        ? Optional.empty()
                        : after(PackageManager.PIP, command, arguments.subList(1, arguments.size()), Set.of("install"));
            case "npm", "pnpm" -> after(PackageManager.NPM, command, arguments, Set.of("install", "i", "add"));
            case "yarn" -> after(PackageManager.NPM, command, arguments, Set.of("add"));
            default -> ofFamily(command, program, arguments);
        };
    }

    /// Whether an option is among the arguments, in a form such as `-y` or `--yes`.
    public boolean has(String... options) {
        var all = command.arguments();
        return List.of(options).stream().anyMatch(all::contains);
    }

    /// The names of the packages that are installed in whatever version there is, at most five of them.
    public List<String> unpinned() {
        return PackageReader.names(this).stream()
                .flatMap(written -> PackageReader.installed(manager, written, 0, command.line()).stream())
                .filter(it -> it.version() == null)
                .map(InstalledPackage::name)
                .limit(5)
                .toList();
    }

    private static Optional<Installation> ofFamily(ShellCommand command, String program, List<String> arguments) {
        if (PIP.matcher(program).matches()) {
            return after(PackageManager.PIP, command, arguments, Set.of("install"));
        }
        if (PYTHON.matcher(program).matches()) {
            var module = arguments.indexOf("-m");
            return module >= 0
                            && arguments.size() > module + 1
                            && arguments.get(module + 1).equals("pip")
                    ? after(
                            PackageManager.PIP,
                            command,
                            arguments.subList(module + 2, arguments.size()),
                            Set.of("install"))
                    : Optional.empty();
        }
        if (CONDAS.contains(program)) {
            return after(PackageManager.CONDA, command, arguments, Set.of("install", "create"));
        }
        return DNFS.contains(program)
                ? after(PackageManager.DNF, command, arguments, Set.of("install"))
                : Optional.empty();
    }

    /// The first word that is no option has to be one of the verbs; `-o value` of apt-get may stand before it.
    private static Optional<Installation> after(
            PackageManager manager, ShellCommand command, List<String> arguments, Set<String> verbs) {
        for (var i = 0; i < arguments.size(); i++) {
            var word = arguments.get(i);
            if (verbs.contains(word)) {
                return Optional.of(new Installation(manager, arguments.subList(i + 1, arguments.size()), command));
            }
            var isOptionValue = i > 0 && arguments.get(i - 1).startsWith("-");
            if (!word.startsWith("-") && !isOptionValue) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
