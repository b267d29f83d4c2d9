package io.slipway.infra.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the demonstration has to know: where the portal and its identity provider are, who signs in, and what to
/// compare.
record DemoOptions(
        URI portal,
        URI issuer,
        String clientId,
        String user,
        String password,
        String team,
        Map<String, String> members,
        Path starters,
        String preset,
        Optional<Path> json) {

    static final String USAGE = """
            Usage: java -cp … io.slipway.infra.demo.Demo [options]

            Does the main job on a running portal, by its REST API alone: publishes the starters, builds and
            launches them, asks each for a prediction, compares their latency and prints the result.
            A second run reuses revisions, images and running deployments.

              --portal URL     the portal                       (or SLIPWAY_URL; default http://localhost:8080)
              --issuer URL     the OpenID Connect issuer        (or SLIPWAY_OIDC_ISSUER; required)
              --client ID      public client with the password grant                  (default slipway-cli)
              --user NAME      who signs in                     (or SLIPWAY_DEMO_USER; default alice)
              --team NAME      the team that owns the starters                        (default vision)
              --members LIST   who joins it when it is new, such as bob=developer,carol=viewer (default nobody)
              --starters DIR   folder of the starters                       (default infra/starters)
              --preset NAME    quick, standard or thorough                             (default quick)
              --json FILE      writes the result as JSON, too
              --help           prints this text

            The password comes from the environment variable SLIPWAY_DEMO_PASSWORD, so that it is in no process list.

            Exit codes: 0 everything worked, 1 a step failed (it says which and why), 2 wrong options.
            """;

    private static final List<String> NAMES = List.of(
            "--portal", "--issuer", "--client", "--user", "--team", "--members", "--starters", "--preset", "--json");
    private static final List<String> PRESETS = List.of("quick", "standard", "thorough");

    /// @throws UsageException when an option is unknown, incomplete or missing
    static DemoOptions parse(List<String> arguments, Map<String, String> environment) {
        var given = given(arguments);
        return new DemoOptions(
                address(
                        "--portal",
                        given.getOrDefault("--portal", setting(environment, "SLIPWAY_URL", "http://localhost:8080"))),
                address("--issuer", given.getOrDefault("--issuer", setting(environment, "SLIPWAY_OIDC_ISSUER", ""))),
                given.getOrDefault("--client", "slipway-cli"),
                given.getOrDefault("--user", setting(environment, "SLIPWAY_DEMO_USER", "alice")),
                password(environment),
                given.getOrDefault("--team", "vision"),
                members(given.getOrDefault("--members", "")),
                Path.of(given.getOrDefault("--starters", "infra/starters")),
                preset(given.getOrDefault("--preset", "quick")),
                Optional.ofNullable(given.get("--json")).map(Path::of));
    }

    private static Map<String, String> given(List<String> arguments) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < arguments.size(); i += 2) {
            var name = arguments.get(i);
            if (!NAMES.contains(name)) {
                throw new UsageException("There is no option " + name + ".");
            }
            if (i + 1 == arguments.size()) {
                throw new UsageException("Option " + name + " needs a value.");
            }
            given.put(name, arguments.get(i + 1));
        }
        return given;
    }

    private static String setting(Map<String, String> environment, String name, String otherwise) {
        var value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : value;
    }

    private static String password(Map<String, String> environment) {
        var password = environment.getOrDefault("SLIPWAY_DEMO_PASSWORD", "");
        if (password.isEmpty()) {
            throw new UsageException("The environment variable SLIPWAY_DEMO_PASSWORD is not set.");
        }
        return password;
    }

    private static URI address(String option, String value) {
        if (!value.startsWith("http://") && !value.startsWith("https://")) {
            throw new UsageException("Option " + option + " needs an http or https address, not '" + value + "'.");
        }
        try {
            return URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
        } catch (IllegalArgumentException e) {
            throw new UsageException("Option " + option + " needs an address, not '" + value + "'.");
        }
    }

    private static Map<String, String> members(String list) {
        var members = new LinkedHashMap<String, String>();
        for (var member : list.isBlank() ? new String[0] : list.split(",")) {
            var parts = member.split("=");
            if (parts.length != 2) {
                throw new UsageException("Option --members needs NAME=ROLE, not '" + member + "'.");
            }
            members.put(parts[0].strip(), parts[1].strip());
        }
        return members;
    }

    private static String preset(String name) {
        if (!PRESETS.contains(name)) {
            throw new UsageException(
                    "There is no preset " + name + "; choose one of " + String.join(", ", PRESETS) + ".");
        }
        return name;
    }

    /// The command line or the environment is not what the demonstration understands.
    static final class UsageException extends RuntimeException {
        UsageException(String message) {
            super(message);
        }
    }
}
