package io.slipway.registry.dockerfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the packages that the RUNs of a Dockerfile install by name.
final class PackageReader {
    /// Options whose value is the next word, by manager.
    private static final Map<PackageManager, Set<String>> WITH_VALUE = Map.of(
            PackageManager.APT,
            Set.of("-o", "--option", "-t", "--target-release", "--default-release", "-c", "--config-file", "-a"),
            PackageManager.APK,
            Set.of("-t", "--virtual", "-X", "--repository", "-p", "--root", "--cache-dir", "--keys-dir"),
            PackageManager.DNF,
            Set.of("-c", "--config", "--repo", "--enablerepo", "--disablerepo", "-x", "--exclude", "--installroot"),
            PackageManager.PIP,
            Set.of(
                    "-r",
                    "--requirement",
                    "-c",
                    "--constraint",
                    "-e",
                    "--editable",
                    "-i",
                    "--index-url",
                    "--extra-index-url",
                    "-f",
                    "--find-links",
                    "-t",
                    "--target",
                    "--root",
                    "--prefix",
                    "--trusted-host",
                    "--timeout",
                    "--retries",
                    "--platform",
                    "--python",
                    "--python-version",
                    "--no-binary",
                    "--only-binary",
                    "--cache-dir",
                    "--proxy",
                    "--index-strategy"),
            PackageManager.CONDA,
            Set.of("-n", "--name", "-p", "--prefix", "-c", "--channel", "-f", "--file"),
            PackageManager.NPM,
            Set.of("--prefix", "--registry", "-w", "--workspace", "--cache"));

    private final ParsedDockerfile file;
    private final List<InstalledPackage> found = new ArrayList<>();

    PackageReader(ParsedDockerfile file) {
        this.file = file;
    }

    List<InstalledPackage> read() {
        for (var stage : file.stages()) {
            for (var instruction : stage.instructions()) {
                ShellScript.of(instruction).forEach(command -> read(command, stage.index()));
            }
        }
        return found;
    }

    private void read(ShellCommand command, int stage) {
        Installation.of(command)
                .ifPresent(installation -> names(installation).stream()
                        .map(written -> installed(installation.manager(), written, stage, command.line()))
                        .flatMap(Optional::stream)
                        .forEach(found::add));
    }

    /// The packages of a requirements file; options, other files and addresses in it are passed over. They belong to
    /// no stage.
    static List<InstalledPackage> required(String requirements) {
        return requirements
                .lines()
                .map(line -> line.split("#", 2)[0].strip())
                .filter(line -> !line.startsWith("-") && isName(line))
                .map(line -> installed(PackageManager.PIP, line, -1, 0))
                .flatMap(Optional::stream)
                .toList();
    }

    /// The words that are packages, as they are written.
    static List<String> names(Installation installation) {
        var names = new ArrayList<String>();
        var withValue = WITH_VALUE.getOrDefault(installation.manager(), Set.of());
        var skip = false;
        for (var word : installation.arguments()) {
            if (skip) {
                skip = false;
            } else if (word.startsWith("-")) {
                skip = withValue.contains(word);
            } else if (isName(word)) {
                names.add(word);
            }
        }
        return names;
    }

    private static boolean isName(String word) {
        return !word.isEmpty()
                && !word.startsWith(".")
                && !word.startsWith("/")
                && !word.startsWith("$")
                && !word.contains("://")
                && !word.contains("<<")
                && !word.contains(">&")
                && !word.startsWith(">")
                && !word.startsWith("2>")
                && !word.endsWith(".whl")
                && !word.endsWith(".deb");
    }

    static Optional<InstalledPackage> installed(PackageManager manager, String written, int stage, int line) {
        var unchanneled = manager == PackageManager.CONDA ? written.substring(written.lastIndexOf("::") + 1) : written;
        var plain = unchanneled.startsWith(":") ? unchanneled.substring(1) : unchanneled;
        var end = nameEnd(manager, plain);
        var name = plain.substring(0, end).strip().toLowerCase(Locale.ROOT);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new InstalledPackage(manager, name, version(manager, plain, end), stage, line));
    }

    private static int nameEnd(PackageManager manager, String written) {
        var stops = switch (manager) {
            case APT -> "=/";
            case APK -> "=<>~@";
            case DNF -> "=<>";
            case PIP -> "=<>!~[;@ ";
            case CONDA -> "=<>! ";
            case NPM -> "@";
        };
        for (var i = 1; i < written.length(); i++) {
            if (stops.indexOf(written.charAt(i)) >= 0) {
                return i;
            }
        }
        return written.length();
    }

    private static @Nullable String version(PackageManager manager, String written, int end) {
        var rest = written.substring(end);
        if (manager == PackageManager.PIP) {
            var extras = rest.startsWith("[") ? rest.indexOf(']') + 1 : 0;
            var marker = rest.indexOf(';');
            rest = rest.substring(extras, Math.max(extras, marker < 0 ? rest.length() : marker));
        }
        return rest.isBlank() ? null : rest.strip();
    }
}
