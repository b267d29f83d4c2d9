package io.slipway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;

/// The background process behind `./slipway up`: starts the local stack, keeps it running, and ends with it.
///
/// What the portal has to know stands in the file `stack.env` of the state directory from the moment everything
/// answers. The environment may name the portal's address (`SLIPWAY_URL`), Keycloak's port (`SLIPWAY_KEYCLOAK_PORT`)
/// and servers that exist already (`SLIPWAY_DB_URL`, `SLIPWAY_OIDC_ISSUER`).
final class StackProcess {
    private static final int ATTEMPTS = 5;

    private StackProcess() {}

    static void main(String[] args) throws InterruptedException {
        var state = Path.of(args[0]).toAbsolutePath().normalize();
        var ready = state.resolve("stack.env");
        try {
            Files.deleteIfExists(ready);
            var stack = LocalStack.start(state, options(System.getenv()), StackProcess::say);
            Secrets.write(ready, lines(stack.environment()));
            say("ready");
            keepRunning(stack);
        } catch (LocalStackException | IOException e) {
            say(String.valueOf(e.getMessage()));
            System.exit(1);
        }
    }

    static LocalStackOptions options(Map<String, String> environment) {
        return new LocalStackOptions(
                environment.getOrDefault("SLIPWAY_URL", "http://localhost:8080"),
                Integer.parseInt(environment.getOrDefault("SLIPWAY_KEYCLOAK_PORT", "8081")),
                environment.getOrDefault("SLIPWAY_DB_URL", "").isBlank(),
                environment.getOrDefault("SLIPWAY_OIDC_ISSUER", "").isBlank());
    }

    /// A server that ends by itself is started again, unless that happens again and again.
    private static void keepRunning(LocalStack stack) throws InterruptedException {
        var window = Instant.now();
        int mended = 0;
        while (mended < ATTEMPTS) {
            Thread.sleep(1000);
            if (Instant.now().isAfter(window.plus(10, ChronoUnit.MINUTES))) {
                window = Instant.now();
                mended = 0;
            }
            if (stack.mend(part -> say("a server has ended, " + part + " again"))) {
                mended++;
                say("ready again");
            }
        }
        throw new LocalStackException(
                "Servers ended %d times within 10 minutes. See the logs of PostgreSQL and Keycloak."
                        .formatted(ATTEMPTS));
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
    }

    private static void say(String message) {
        System.out.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + message);
    }
}
