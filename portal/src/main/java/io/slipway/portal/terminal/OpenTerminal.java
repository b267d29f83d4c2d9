package io.slipway.portal.terminal;

import io.slipway.engine.EngineException;
import io.slipway.engine.Terminal;
import io.slipway.engine.TerminalSize;
import io.slipway.registry.Caller;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One terminal while it is open. A thread of its own asks every second whether it may stay.
public final class OpenTerminal {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTerminal.class);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(1);

    private final String owner;
    private final Terminal shell;
    private final Screen screen;
    private final BooleanSupplier allowed;
    private final Consumer<OpenTerminal> afterwards;
    private final AtomicBoolean over = new AtomicBoolean();

    OpenTerminal(
            String owner, Terminal shell, Screen screen, BooleanSupplier allowed, Consumer<OpenTerminal> afterwards) {
        this.owner = owner;
        this.shell = shell;
        this.screen = screen;
        this.allowed = allowed;
        this.afterwards = afterwards;
    }

    boolean isOf(Caller caller) {
        return owner.equals(caller.username());
    }

    /// Gives the shell what was typed.
    public void write(byte[] keys) {
        if (!over.get()) {
            shell.write(keys);
        }
    }

    /// Tells the shell how much can be shown.
    public void resize(TerminalSize size) {
        if (!over.get()) {
            shell.resize(size);
        }
    }

    /// Its connection has gone.
    public void close() {
        end("The connection was closed.");
    }

    void end(String reason) {
        if (over.compareAndSet(false, true)) {
            shell.close();
            screen.ended(reason);
        }
    }

    boolean await(Duration limit) throws InterruptedException {
        return shell.await(limit);
    }

    void guard() {
        Thread.ofVirtual().name("terminal-guard").start(this::watch);
    }

    private void watch() {
        try {
            while (!shell.await(BETWEEN_QUESTIONS)) {
                if (!over.get() && !mayStay()) {
                    end("You may not use this terminal any more: you signed out, or your rights changed.");
                }
            }
            end("The shell ended.");
        } catch (EngineException e) {
            LOG.warn("A terminal broke: {}", e.getMessage());
            end("The terminal broke. Look whether the container still runs.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end("The portal is being stopped.");
        } finally {
            afterwards.accept(this);
        }
    }

    /// Who cannot be asked for lets nobody stay: while the database is down, nobody knows who may.
    private boolean mayStay() {
        try {
            return allowed.getAsBoolean();
        } catch (RuntimeException e) {
            LOG.warn("A terminal is ended, since nobody knows whether it may stay: {}", e.toString());
            return false;
        }
    }
}
