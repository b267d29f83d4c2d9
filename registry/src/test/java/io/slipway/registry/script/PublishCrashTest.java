package io.slipway.registry.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.registry.NotFoundException;
import io.slipway.registry.RegistryTest;
import io.slipway.registry.TeamFixture;
import io.slipway.registry.TeamFixture.TeamFixtures;
import io.slipway.registry.context.BuildContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A process of its own publishes and is killed by SIGKILL at a chosen statement. The statements are found by triggers
/// that hold up nobody but that process.
@RegistryTest
class PublishCrashTest {
    private static final String DOOMED = "doomed";
    private static final int HOLD = 77_001;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Autowired
    private ScriptService scripts;

    @Autowired
    private TeamFixtures fixtures;

    @Autowired
    private JdbcConnectionDetails database;

    @Autowired
    private DataSource connections;

    @Autowired
    private JdbcClient jdbc;

    @TempDir
    private Path directory;

    private TeamFixture team;
    private ScriptName script;

    @BeforeEach
    void makeATeam() {
        team = fixtures.fullTeam();
        script = new ScriptName(team.name(), "interrupted");
    }

    @AfterEach
    void takeTheHoldUpsAway() {
        jdbc.sql("drop function if exists hold_up() cascade").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trigger held_up before insert on blob",
                "trigger held_up before insert on revision_file",
                "trigger held_up before insert on tag"
            })
    void aProcessKilledInTheMiddleOfAPublishLeavesNothing(String point) throws Exception {
        killedAt(point);

        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> scripts.find(team.viewer(), script));
        assertThat(storedBlobs()).isZero();
        assertThat(count("select count(*) from script_search where team = ?")).isZero();
        assertThat(count("select count(*) from audit_entry where team = ? and kind = 'script'"))
                .isZero();
        assertThat(scripts.revise(team.developer(), script, draft()).created())
                .as("the same again")
                .isTrue();
    }

    /// The database goes on with a commit that has begun.
    @ParameterizedTest
    @ValueSource(strings = "constraint trigger held_up after insert on revision deferrable initially deferred")
    void aProcessKilledWhileTheDatabaseCommitsLeavesTheWholeRevision(String point) throws Exception {
        killedAt(point);

        var revision = scripts.revision(team.viewer(), script, RevisionSelector.LATEST);
        assertThat(revision.number()).isEqualTo(1);
        assertThat(revision.digest())
                .isEqualTo(RevisionDigest.of(draft().context().entries()));
        revision.files()
                .forEach(file -> assertThat(scripts.file(team.viewer(), script, RevisionSelector.LATEST, file.path())
                                .content())
                        .hasSize((int) file.size()));
        assertThat(count("select count(*) from script_search where team = ?")).isOne();
        assertThat(count("select count(*) from audit_entry where team = ? and action = 'revision.publish'"))
                .isOne();
    }

    private void killedAt(String point) throws SQLException {
        jdbc.sql("""
                        create function hold_up() returns trigger language plpgsql as $$
                        begin
                            if current_setting('application_name') = '%s' then
                                perform pg_advisory_xact_lock_shared(%d);
                            end if;
                            return new;
                        end
                        $$
                        """.formatted(DOOMED, HOLD)).update();
        jdbc.sql("create " + point + " for each row execute function hold_up()").update();
        try (var holding = connections.getConnection();
                var statement = holding.createStatement()) {
            statement.execute("select pg_advisory_lock(%d)".formatted(HOLD));
            var process = publisher();
            await("it is held up")
                    .atMost(PATIENCE)
                    .failFast("it ended by itself: " + output(), () -> !process.isAlive())
                    .until(() ->
                            count("select count(*) from pg_locks where locktype = 'advisory' and not granted") > 0);
            process.destroyForcibly().onExit().join();
            statement.execute("select pg_advisory_unlock(%d)".formatted(HOLD));
        }
        await("the database notices")
                .atMost(PATIENCE)
                .until(() ->
                        count("select count(*) from pg_stat_activity where application_name = '%s'".formatted(DOOMED))
                                == 0);
    }

    private Process publisher() {
        var address = database.getJdbcUrl();
        var java = ProcessHandle.current().info().command().orElse("java");
        var command = List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedPublisher.class.getName(),
                address + (address.contains("?") ? "&" : "?") + "ApplicationName=" + DOOMED,
                String.valueOf(database.getUsername()),
                String.valueOf(database.getPassword()),
                script.toString(),
                team.developer().username());
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return directory.resolve("publisher.log");
    }

    private String output() {
        try {
            return Files.exists(log()) ? Files.readString(log()) : "it said nothing";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RevisionDraft draft() {
        return RevisionDraft.of(BuildContext.of(DoomedPublisher.files(script)), "");
    }

    private int storedBlobs() {
        var hashes = DoomedPublisher.files(script).stream()
                .map(file -> file.entry().sha256().hex())
                .toArray(String[]::new);
        return jdbc.sql("select count(*) from blob where sha256 = any (?)")
                .param(hashes)
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        var statement = jdbc.sql(sql);
        return (sql.contains("?") ? statement.param(team.name().value()) : statement)
                .query(Integer.class)
                .single();
    }
}
