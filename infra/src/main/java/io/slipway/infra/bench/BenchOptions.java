package io.slipway.infra.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `./slipway bench registry` was asked for.
///
/// @param portal the jar of the portal
/// @param state where the servers of this run keep what they need
/// @param scripts how many there are at the end
/// @param minutes about how long is measured, apart from starting and filling
record BenchOptions(Path portal, Path state, int scripts, int minutes, Optional<Path> json, Optional<Path> markdown) {
    static final String USAGE = """
            Usage: ./slipway bench registry [options]

            Starts a PostgreSQL, a portal and Debian's docker-registry of its own on loopback addresses, fills the
            registry with scripts of three revisions on average, and measures it when it has a hundredth, a tenth and all of them.

              --scripts N      how many scripts in the end, at least 100         (default 100000)
              --minutes N      about how long to measure, without the filling    (default 8)
              --quick          two minutes, for a first impression
              --json FILE      writes the result as JSON, too
              --markdown FILE  writes it into the part of the file between the two lines <!-- figures --> and
                               <!-- end of figures -->, or makes the file
              --help           prints this text

            Exit codes: 0 measured (also when an aim is missed, which it says), 1 could not measure, 2 wrong options.
            """;

    private static final int LEAST_SCRIPTS = 100;
    private static final int MOST_SCRIPTS = 1_000_000;
    private static final int USUAL_MINUTES = 8;
    private static final int QUICK_MINUTES = 2;
    private static final int MOST_MINUTES = 60;
    private static final List<String> WITH_VALUE =
            List.of("--portal", "--state", "--scripts", "--minutes", "--json", "--markdown");

    /// @throws UsageException when an option is unknown, incomplete or missing
    static BenchOptions parse(List<String> arguments) {
        return parse(arguments, USUAL_MINUTES, QUICK_MINUTES);
    }

    /// The same for a measurement that takes other times.
    static BenchOptions parse(List<String> arguments, int usualMinutes, int quickMinutes) {
        var given = given(arguments);
        var usual = given.containsKey("--quick") ? quickMinutes : usualMinutes;
        return new BenchOptions(
                path(given, "--portal").orElseThrow(() -> new UsageException("Option --portal is missing.")),
                path(given, "--state").orElseThrow(() -> new UsageException("Option --state is missing.")),
                number(given, "--scripts", 100_000, LEAST_SCRIPTS, MOST_SCRIPTS),
                number(given, "--minutes", usual, 1, MOST_MINUTES),
                path(given, "--json"),
                path(given, "--markdown"));
    }

    /// The numbers of scripts at which is measured.
    List<Integer> sizes() {
        return List.of(scripts / 100, scripts / 10, scripts);
    }

    private static Map<String, String> given(List<String> arguments) {
        var given = new HashMap<String, String>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            var name = rest.next();
            if (name.equals("--quick")) {
                given.put(name, "");
            } else if (!WITH_VALUE.contains(name)) {
                throw new UsageException("There is no option " + name + ".");
            } else if (!rest.hasNext()) {
                throw new UsageException("Option " + name + " needs a value.");
            } else {
                given.put(name, rest.next());
            }
        }
        return given;
    }

    private static Optional<Path> path(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(Path::of).map(Path::toAbsolutePath);
    }

    private static int number(Map<String, String> given, String name, int usual, int least, int most) {
        var text = given.getOrDefault(name, Integer.toString(usual));
        try {
            var number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new UsageException(
                "Option " + name + " needs a number from " + least + " to " + most + ", not '" + text + "'.");
    }

    /// The command line is not what the benchmark understands.
    static final class UsageException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UsageException(String message) {
            super(message);
        }
    }
}
