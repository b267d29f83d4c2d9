package io.slipway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The Keycloak process on one directory: started, stopped.
///
/// Layout below the directory: `home` (links to the shared distribution, and `data`), `pid`, `keycloak.log`.
record KeycloakServer(Process process, Path directory) {
    static final String ADMIN = "slipway-bootstrap";

    private static final List<String> JVM = List.of(
            "-Xms64m",
            "-Xmx320m",
            "-XX:MaxMetaspaceSize=256m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Dpicocli.disable.closures=true",
            "-Dquarkus-log-max-startup-records=10000",
            "-Dkc.config.built=true",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory=io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Djava.security.egd=file:/dev/urandom",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
            "--add-opens=java.base/java.security=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.language=en",
            "-Duser.country=US");

    /// Starts the server; it takes its time until it answers.
    static KeycloakServer start(Path directory, int port, String url, String adminPassword) {
        var distribution = KeycloakDistribution.prepared();
        var home = directory.resolve("home");
        stopOrphan(directory, home);
        if (!Ports.isFree(port)) {
            throw new LocalStackException(
                    "Could not start Keycloak: port %d is taken. Stop what uses it, or choose another by SLIPWAY_KEYCLOAK_PORT."
                            .formatted(port));
        }
        try {
            link(distribution, home);
            var builder = new ProcessBuilder(words(home, port, url))
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("keycloak.log").toFile());
            // Only looked at when the database is still empty.
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
            var process = builder.start();
            process.getOutputStream().close();
            Files.writeString(directory.resolve("pid"), process.pid() + "\n");
            return new KeycloakServer(process, directory);
        } catch (IOException e) {
            throw new LocalStackException("Could not start Keycloak in %s: %s.".formatted(directory, e), e);
        }
    }

    /// Started without its script, which would stand between us and the process and follow the links.
    private static List<String> words(Path home, int port, String url) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(JVM);
        words.add(homeOption(home));
        words.addAll(List.of("-cp", home.resolve("lib/quarkus-run.jar").toString()));
        words.addAll(List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint", "start", "--optimized"));
        // Without `local` it would look for other members of a cluster, on every network interface.
        words.addAll(List.of("--cache=local", "--http-enabled=true", "--http-host=127.0.0.1"));
        words.addAll(List.of("--http-port=" + port, "--hostname=" + url));
        return words;
    }

    private static String homeOption(Path home) {
        return "-Dkc.home.dir=" + home;
    }

    private static void link(KeycloakDistribution distribution, Path home) throws IOException {
        Files.createDirectories(home);
        for (var part : List.of("lib", "conf", "providers", "themes")) {
            var link = home.resolve(part);
            if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(link); // of an earlier version, maybe
            }
            Files.createSymbolicLink(link, distribution.home().resolve(part));
        }
    }

    void stop() {
        end(process.toHandle());
    }

    private static void stopOrphan(Path directory, Path home) {
        var orphan = running(directory, home);
        if (orphan != null) {
            end(orphan);
        }
    }

    private static @Nullable ProcessHandle running(Path directory, Path home) {
        try {
            var file = directory.resolve("pid");
            if (!Files.exists(file)) {
                return null;
            }
            long pid = Long.parseLong(Files.readString(file).strip());
            return LinuxProcess.words(pid).contains(homeOption(home))
                    ? ProcessHandle.of(pid).orElse(null)
                    : null;
        } catch (IOException | NumberFormatException e) {
            return null; // cut short by a crash
        }
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().completeOnTimeout(process, 15, TimeUnit.SECONDS).get();
            if (!LinuxProcess.words(process.pid()).isEmpty()) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new LocalStackException("Could not stop Keycloak, process " + process.pid(), e);
        }
    }

    String lastLogLines() {
        return LogFile.lastLines(directory.resolve("keycloak.log"));
    }
}
