package io.slipway.engine.docker;

import com.github.dockerjava.api.model.Frame;
import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.OpenStream;
import io.slipway.engine.Terminal;
import io.slipway.engine.TerminalSize;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// A shell with a terminal, started beside the container's own process.
final class ContainerTerminal extends StreamCallback<Frame> implements Terminal {
    /// The best shell there is. Without start-up files, so that it is the same everywhere.
    private static final String SHELL = """
            if command -v bash >/dev/null 2>&1; then PS1='\\w\\$ ' exec bash --noprofile --norc; fi
            PS1='$ ' exec sh
            """;

    private static final Duration FIRST_SIZE = Duration.ofSeconds(2);

    private final Connection connection;
    private final Consumer<byte[]> output;
    private final Consumer<OpenStream> afterwards;
    private final TerminalEnd end;
    private final String exec;
    private final Keys keys = new Keys();
    private final AtomicBoolean ending = new AtomicBoolean();

    ContainerTerminal(
            Connection connection, ContainerId container, Consumer<byte[]> output, Consumer<OpenStream> afterwards) {
        super("open a terminal in container " + container.shortForm());
        var mark = UUID.randomUUID().toString();
        this.connection = connection;
        this.output = output;
        this.afterwards = afterwards;
        this.end = new TerminalEnd(connection, container, mark);
        this.exec = connection.ask(
                action,
                docker -> docker.execCreateCmd(container.value())
                        .withAttachStdin(true)
                        .withAttachStdout(true)
                        .withAttachStderr(true)
                        .withTty(true)
                        .withEnv(List.of("TERM=xterm-256color", TerminalEnd.MARK + "=" + mark))
                        .withCmd("/bin/sh", "-c", SHELL)
                        .exec()
                        .getId());
    }

    void open(TerminalSize size) {
        connection
                .streams(action)
                .execStartCmd(exec)
                .withTty(true)
                .withStdIn(keys)
                .exec(this);
        var deadline = System.nanoTime() + FIRST_SIZE.toNanos();
        while (!resized(size) && !ending.get() && System.nanoTime() < deadline) {
            Thread.onSpinWait(); // each try is a question to the engine, which takes its time
        }
    }

    /// An engine refuses a size until the shell has begun, and once it has ended.
    private boolean resized(TerminalSize size) {
        try {
            connection.ask(
                    action,
                    docker -> docker.resizeExecCmd(exec)
                            .withSize(size.rows(), size.columns())
                            .exec());
            return true;
        } catch (EngineException.NotFound | EngineException.Conflict | EngineException.Rejected e) {
            return false;
        }
    }

    @Override
    public void onNext(Frame frame) {
        if (!closed()) {
            output.accept(frame.getPayload());
        }
    }

    @Override
    public void write(byte[] typed) {
        try {
            keys.put(typed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void resize(TerminalSize size) {
        var unused = resized(size);
    }

    @Override
    void end() {
        keys.close();
        if (ending.compareAndSet(false, true)) {
            Thread.ofVirtual().name("terminal-end").start(this::leaveNothing);
        }
    }

    private void leaveNothing() {
        try {
            end.run();
        } catch (EngineException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended();
            afterwards.accept(this);
        }
    }
}
