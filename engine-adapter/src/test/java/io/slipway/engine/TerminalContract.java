package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What every engine must do with a terminal in a container.
public abstract class TerminalContract extends EngineFixture {
    private static final TerminalSize SIZE = new TerminalSize(40, 120);

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    private Terminal open(ContainerId id) {
        return engine().terminal(id, SIZE, screen::writeBytes);
    }

    private static void type(Terminal terminal, String line) {
        terminal.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void untilShown(String text) {
        await(text).atMost(SOON).until(() -> screen.toString(StandardCharsets.UTF_8), shown -> shown.contains(text));
    }

    /// Sleepers tell in their own log what else runs in the container.
    private ContainerSpec.Builder watchful() {
        return container("bash", "-c", """
                while true; do
                  seen=
                  for p in /proc/[0-9]*; do seen="$seen $(tr '\\0\\n' '  ' < $p/cmdline 2>/dev/null)"; done
                  echo "now:$seen"; sleep 0.2
                done
                """);
    }

    private String running(ContainerId id) {
        try {
            return output(id, LogRequest.last(1));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatIsTypedIsDoneInTheContainerWithItsPowersOnly() {
        var id = engine().start(sleeper().build());
        try (var terminal = open(id)) {
            type(
                    terminal,
                    "echo $((6 * 7)) $(id -u) on $(tty | cut -c1-8); grep -E 'CapEff|NoNewPrivs' /proc/self/status");
            untilShown("42 65532 on /dev/pts");
            untilShown("CapEff:\t0000000000000000");
            untilShown("NoNewPrivs:\t1");
            type(terminal, "touch /here");
            untilShown("Read-only file system");
        }
    }

    @Test
    void theShellKnowsItsSizeInTheRightOrder() {
        var id = engine().start(sleeper().build());
        try (var terminal = open(id)) {
            type(terminal, "stty size");
            untilShown("40 120");
            terminal.resize(new TerminalSize(50, 132));
            type(terminal, "stty size");
            untilShown("50 132");
        }
    }

    @Test
    void leavingTheShellEndsTheTerminal() throws InterruptedException {
        var id = engine().start(sleeper().build());
        try (var terminal = open(id)) {
            type(terminal, "exit");
            assertThat(terminal.await(SOON)).isTrue();
            type(terminal, "echo nobody reads this");
        }
    }

    @Test
    void closingItKillsWhateverWasStartedInItAndNothingElse() throws InterruptedException {
        var id = engine().start(watchful().build());
        var terminal = open(id);
        type(terminal, "sleep 1111 & setsid sleep 2222 & nohup sleep 3333 & env -i sleep 4444 & trap '' HUP TERM");
        type(terminal, "sleep 5555");
        await().atMost(SOON)
                .until(
                        () -> running(id),
                        seen -> seen.contains("sleep 1111")
                                && seen.contains("sleep 2222")
                                && seen.contains("sleep 3333")
                                && seen.contains("sleep 4444")
                                && seen.contains("sleep 5555"));

        terminal.close();

        assertThat(terminal.await(SOON)).isTrue();
        await().atMost(SOON).until(() -> running(id), seen -> !seen.matches("(?s).*sleep \\d{4}.*|.*norc.*"));
        assertThat(engine().inspect(id).running()).isTrue();
    }

    @Test
    void oneTerminalsEndIsNotAnothers() throws InterruptedException {
        var id = engine().start(watchful().build());
        var first = open(id);
        try (var second = open(id)) {
            type(first, "sleep 1111");
            type(second, "sleep 2222");
            await().atMost(SOON)
                    .until(() -> running(id), seen -> seen.contains("sleep 1111") && seen.contains("sleep 2222"));

            first.close();

            assertThat(first.await(SOON)).isTrue();
            await().atMost(SOON).until(() -> running(id), seen -> !seen.contains("sleep 1111"));
            assertThat(running(id)).contains("sleep 2222");
        }
    }

    @Test
    void itEndsWithTheContainer() throws InterruptedException {
        var id = engine().start(sleeper().build());
        try (var terminal = open(id)) {
            engine().remove(id);
            assertThat(terminal.await(SOON)).isTrue();
        }
    }

    @Test
    void aFloodWaitsForWhoeverTakesItSlowly() throws InterruptedException {
        var id = engine().start(sleeper().build());
        var taken = new AtomicLong();
        var terminal = engine().terminal(id, SIZE, bytes -> {
            taken.addAndGet(bytes.length);
            await().pollDelay(Duration.ofMillis(20)).until(() -> true);
        });

        type(terminal, "yes");
        await().atMost(SOON).until(() -> taken.get() > 10_000);
        terminal.close();

        assertThat(terminal.await(SOON)).isTrue();
        assertThat(taken.get()).isLessThan(50_000_000);
    }

    @Test
    void aContainerThatDoesNotRunHasNone() {
        var id = engine().start(sleeper().build());
        engine().stop(id, Duration.ofSeconds(5));

        assertThatExceptionOfType(EngineException.Conflict.class)
                .isThrownBy(() -> open(id))
                .withMessageContaining("not running");
    }

    @Test
    void manyTerminalsLeaveNoThreads() throws InterruptedException {
        var id = engine().start(sleeper().build());
        var before = threads();
        for (var i = 0; i < 5; i++) {
            var terminal = open(id);
            terminal.close();
            terminal.close();
            assertThat(terminal.await(SOON)).isTrue();
        }
        await().atMost(SOON).until(() -> threads() <= before);
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("docker-java"))
                .count();
    }
}
