package io.slipway.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @TempDir
    private Path dir;

    @Test
    void keepsItsDataAndAddressFromOneStartToTheNext() throws SQLException {
        String url;
        try (var postgres = EmbeddedPostgres.start(dir)) {
            url = postgres.jdbcUrl();
            execute(postgres, "create table kept (number int)", "insert into kept values (42)");
        }
        try (var postgres = EmbeddedPostgres.start(dir)) {
            assertThat(postgres.jdbcUrl()).isEqualTo(url);
            assertThat(answer(postgres, "select number from kept")).isEqualTo("42");
        }
    }

    @Test
    void asksForThePasswordAndWritesToDiskBeforeItAnswers() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dir)) {
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), "wrong"))
                    .withMessageContaining("password authentication failed");
            assertThat(answer(postgres, "show fsync")).isEqualTo("on");
            assertThat(answer(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(answer(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(LinuxProcess.words(postgres.pid())).contains("unix_socket_directories=");
        }
    }

    @Test
    void givesTheApplicationAnAccountWithoutPowerOverTheServer() throws SQLException {
        try (var postgres = EmbeddedPostgres.start(dir)) {
            assertThat(answer(postgres, "show is_superuser")).isEqualTo("off");
            var url = postgres.createDatabase("another_one");
            assertThat(postgres.createDatabase("another_one")).isEqualTo(url);
            try (var connection = DriverManager.getConnection(url, postgres.user(), postgres.password())) {
                connection.createStatement().execute("create table mine (id int)");
            }
        }
    }

    @Test
    void keepsPasswordsToItsOwner() throws IOException {
        try (var _ = EmbeddedPostgres.start(dir)) {
            for (var file : List.of("password", "admin-password")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(file))))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void refusesADirectoryThatIsInUse() {
        try (var _ = EmbeddedPostgres.start(dir)) {
            assertThatExceptionOfType(LocalStackException.class)
                    .isThrownBy(() -> EmbeddedPostgres.start(dir))
                    .withMessageContaining("another running process uses it");
        }
    }

    @Test
    void startsCleanlyAfterItsParentWasKilled() throws Exception {
        var parent = hold(List.of(), System.getProperty("java.class.path"), dir);
        var orphan = ProcessHandle.of(parent.postgresPid()).orElseThrow();
        parent.process().destroyForcibly().waitFor();
        assertThat(hasEnded(orphan)).isFalse();

        try (var postgres = EmbeddedPostgres.start(dir)) {
            // pg_ctl is content once the server has given up its files; the process ends a moment later.
            await().atMost(Duration.ofSeconds(10)).until(() -> hasEnded(orphan));
            assertThat(answer(postgres, "select number from kept")).isEqualTo("42");
        }
    }

    @Test
    void endsWithItsParentWhenThatIsAskedToEnd() throws Exception {
        var parent = hold(List.of(), System.getProperty("java.class.path"), dir);
        var server = ProcessHandle.of(parent.postgresPid()).orElseThrow();
        parent.process().destroy();
        parent.process().waitFor();
        await().atMost(Duration.ofSeconds(10)).until(() -> hasEnded(server));
    }

    @Test
    void runsForAnOrdinaryUser() throws Exception {
        // An ordinary user can read neither root's Maven repository nor this test's directory.
        var home = Files.createTempDirectory("slipway-postgres-user");
        try {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            var classPath = copyClassPathTo(home.resolve("classes"));
            var state = Files.createDirectory(home.resolve("state"));
            List<String> asUser = List.of();
            if (uid(Path.of("/proc/self")) == 0) {
                Files.setAttribute(state, "unix:uid", 65_534);
                asUser = List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--");
            }
            var parent = hold(asUser, classPath, state);
            assertThat(uid(Path.of("/proc/" + parent.postgresPid())))
                    .isNotZero()
                    .isEqualTo(uid(state));
            parent.process().getOutputStream().close();
            assertThat(parent.process().waitFor()).isZero();
        } finally {
            remove(home);
        }
    }

    @Test
    void hasNoPrivilegesWhereverTheDataAreKept() throws Exception {
        var open = Files.createTempDirectory("slipway-postgres-open");
        try {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            var closed = Files.createTempDirectory(open, "closed");
            for (var place : List.of(open.resolve("state"), closed.resolve("state"))) {
                try (var postgres = EmbeddedPostgres.start(place)) {
                    assertThat(Files.readString(Path.of("/proc/%d/status".formatted(postgres.pid()))))
                            .containsPattern("CapEff:\\s+0000000000000000");
                    assertThat(answer(postgres, "select 1")).isEqualTo("1");
                }
            }
        } finally {
            remove(open);
        }
    }

    private record Holder(Process process, long postgresPid) {}

    private static Holder hold(List<String> prefix, String classPath, Path directory) throws IOException {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                PostgresHolder.class.getName(),
                directory.toString()));
        var process = new ProcessBuilder(words)
                .directory(new File("/"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = process.inputReader().readLine();
        assertThat(line).as("what the child process says").startsWith("ready ");
        return new Holder(process, Long.parseLong(line.substring("ready ".length())));
    }

    private static String copyClassPathTo(Path target) throws IOException {
        Files.createDirectory(target);
        var copies = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var copy = target.resolve(
                    "%02d-%s".formatted(copies.size(), Path.of(entry).getFileName()));
            var outcome = new Command(List.of("cp", "-r", entry, copy.toString())).run();
            assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
            copies.add(copy.toString());
        }
        new Command(List.of("chmod", "-R", "a+rX", target.toString())).run();
        return String.join(File.pathSeparator, copies);
    }

    private static boolean hasEnded(ProcessHandle process) {
        // A process that ended stays visible until its parent has looked, but without its command line.
        return LinuxProcess.words(process.pid()).isEmpty();
    }

    private static void remove(Path tree) {
        assertThat(new Command(List.of("rm", "-rf", tree.toString())).run().succeeded())
                .isTrue();
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static void execute(EmbeddedPostgres postgres, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String answer(EmbeddedPostgres postgres, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
