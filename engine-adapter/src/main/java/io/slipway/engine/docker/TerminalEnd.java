package io.slipway.engine.docker;

import com.github.dockerjava.api.model.Frame;
import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Kills what was started in a terminal, since the engine does not: closing its connection leaves the shell running.
///
/// Everything a terminal starts inherits a variable with the terminal's mark, or at least its session. A second, short
/// process in the container looks for those and kills them; it needs a shell and `/proc`, which is what the terminal
/// itself needed.
final class TerminalEnd {
    /// What everything started in a terminal has in its environment.
    static final String MARK = "SLIPWAY_TERMINAL";

    private static final Duration ROUND = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int MOST_ROUNDS = 600;
    private static final String SCRIPT = """
            mark=$1
            for round in 1 2 3 4 5 6 7 8 9 10; do
              sessions=' '
              for p in /proc/[0-9]*; do
                text=
                { while IFS= read -r line || [ -n "$line" ]; do text="$text$line"; done < "$p/environ"; } 2>/dev/null
                case "$text" in
                  *"%s=$mark"*)
                    line=
                    { IFS= read -r line < "$p/stat"; } 2>/dev/null
                    set -- ${line##*) }
                    [ "${4:-0}" = 0 ] || sessions="$sessions$4 "
                    kill -KILL "${p#/proc/}" 2>/dev/null ;;
                esac
              done
              [ "$sessions" = ' ' ] && exit 0
              for p in /proc/[0-9]*; do
                line=
                { IFS= read -r line < "$p/stat"; } 2>/dev/null
                set -- ${line##*) }
                case "$sessions" in *" ${4:-none} "*) kill -KILL "${p#/proc/}" 2>/dev/null ;; esac
              done
            done
            exit 1
            """.formatted(MARK);

    private final Connection connection;
    private final ContainerId container;
    private final String mark;
    private final String action;

    TerminalEnd(Connection connection, ContainerId container, String mark) {
        this.connection = connection;
        this.container = container;
        this.mark = mark;
        this.action = "end a terminal in container " + container.shortForm();
    }

    /// Returns when nothing is left. Tries again while the container is paused or the engine does not answer.
    void run() throws InterruptedException {
        for (var round = 1; ; round++) {
            try {
                if (isOver() || killed()) {
                    return;
                }
            } catch (EngineException.NotFound e) {
                return; // the container went, and everything in it
            } catch (EngineException e) {
                if (round == MOST_ROUNDS) {
                    throw e;
                }
            }
            if (round == MOST_ROUNDS) {
                throw new EngineException.Rejected(action, "its processes do not end. Restart the container", null);
            }
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        }
    }

    /// Nothing is left in a container that has ended.
    private boolean isOver() {
        var state = connection.ask(
                action,
                docker -> docker.inspectContainerCmd(container.value()).exec().getState());
        return !Boolean.TRUE.equals(state.getRunning());
    }

    private boolean killed() throws InterruptedException {
        var id = connection.ask(
                action,
                docker -> docker.execCreateCmd(container.value())
                        .withAttachStdout(true)
                        .withCmd("/bin/sh", "-c", SCRIPT, "slipway", mark)
                        .exec()
                        .getId());
        var done = new SafeCallback<Frame>() {};
        connection.streams(action).execStartCmd(id).exec(done);
        try (done) {
            if (!done.awaitCompletion(ROUND.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        } catch (IOException | RuntimeException e) {
            throw Failures.translated(action, e);
        }
        var code = connection.ask(
                action, docker -> docker.inspectExecCmd(id).exec().getExitCodeLong());
        return code != null && code == 0;
    }
}
