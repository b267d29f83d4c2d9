package io.slipway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The `postgres` process on one data directory: made, started, stopped.
///
/// Layout below the directory: `postgresql-VERSION` (programs), `data`, `port`, `postgres.log`, passwords.
record PostgresServer(Process process, int port, Path directory, PostgresBinaries binaries, ServerAccount account) {
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "password_encryption=scram-sha-256",
            "max_connections=100",
            "shared_buffers=256MB",
            "log_line_prefix=%m [%p] ",
            "logging_collector=off");

    static PostgresServer start(Path directory, String admin, String adminPassword) {
        removeLeftovers(directory);
        var binaries = PostgresBinaries.in(directory);
        var account = ServerAccount.forRunning(List.of(binaries.program("postgres"), "--version"), directory);
        var data = directory.resolve("data");
        try {
            if (Files.exists(data.resolve("PG_VERSION"))) {
                account.own(data);
                stop(account, binaries, data);
            } else {
                initialise(directory, binaries, account, admin, adminPassword);
            }
            int port = Ports.keptIn(directory.resolve("port"));
            var command = account.command(words(binaries, data, port)).words();
            var process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("postgres.log").toFile())
                    .start();
            process.getOutputStream().close();
            return new PostgresServer(process, port, directory, binaries, account);
        } catch (IOException e) {
            throw new LocalStackException(
                    "Could not start PostgreSQL in %s: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    /// What a start that was killed had not finished; nobody else is at work here, since we hold the lock.
    private static void removeLeftovers(Path directory) {
        try (var unfinished = Files.newDirectoryStream(directory, "{new,unpacking}[0-9]*")) {
            for (var path : unfinished) {
                new Command(List.of("rm", "-rf", path.toString())).run();
            }
        } catch (IOException e) {
            throw new LocalStackException("Could not read %s: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    private static List<String> words(PostgresBinaries binaries, Path data, int port) {
        var words = new ArrayList<>(List.of(binaries.program("postgres"), "-D", data.toString(), "-p", "" + port));
        SETTINGS.forEach(setting -> words.addAll(List.of("-c", setting)));
        return words;
    }

    private static void initialise(
            Path directory, PostgresBinaries binaries, ServerAccount account, String admin, String password)
            throws IOException {
        // Made aside and then moved, so that an interrupted first start leaves no half a database.
        var fresh = Files.createTempDirectory(directory, "new");
        var data = Files.createDirectory(fresh.resolve("data"));
        var passwordFile = fresh.resolve("password");
        Secrets.write(passwordFile, password);
        for (var path : List.of(fresh, data, passwordFile)) {
            account.own(path);
        }
        var outcome = account.command(List.of(
                        binaries.program("initdb"),
                        "--pgdata=" + data,
                        "--username=" + admin,
                        "--pwfile=" + passwordFile,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8"))
                .run();
        Files.delete(passwordFile);
        if (!outcome.succeeded()) {
            throw new LocalStackException("Could not create a database in %s: %s".formatted(fresh, outcome.output()));
        }
        Files.move(data, directory.resolve("data"));
        Files.delete(fresh);
    }

    /// Ends the server's sessions and stops it cleanly; kills it when that takes longer than 30 seconds.
    void stop() {
        if (process.isAlive()) {
            stop(account, binaries, directory.resolve("data"));
            waitForEnd();
        }
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void stop(ServerAccount account, PostgresBinaries binaries, Path data) {
        if (running(data) == null) {
            return;
        }
        var stop = List.of(binaries.program("pg_ctl"), "-D", data.toString(), "-m", "fast", "-w", "-t", "30", "stop");
        var outcome = account.command(stop).run();
        var left = running(data);
        if (left != null) {
            throw new LocalStackException(
                    "Could not stop the PostgreSQL that still runs on %s: %s. Stop process %d yourself."
                            .formatted(data, outcome.output().strip(), left.pid()));
        }
    }

    /// The server `postmaster.pid` names, if it still is one of ours: the number could belong to somebody else by now.
    private static @Nullable ProcessHandle running(Path data) {
        var file = data.resolve("postmaster.pid");
        try {
            if (!Files.exists(file)) {
                return null;
            }
            long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> LinuxProcess.words(pid).contains(data.toString()))
                    .orElse(null);
        } catch (IOException | NumberFormatException e) {
            return null; // being written or removed at this moment, or cut short by a crash
        }
    }

    String lastLogLines() {
        return LogFile.lastLines(directory.resolve("postgres.log"));
    }
}
