package io.slipway.portal.shell;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Text on its way to a browser. It is bounded: a program that writes faster than the browser reads has to wait, and
/// so does one whose reader's line is broken.
final class PacedText {
    private static final int ROOM = 1 << 20;
    private static final long WAIT_MILLIS = 200;

    private final Consumer<Runnable> inPage;
    private final BiConsumer<List<String>, Runnable> send;
    private final Semaphore room = new Semaphore(ROOM);
    private final StringBuilder waiting = new StringBuilder();
    private int held;
    private volatile boolean ended;

    /// @param inPage runs something in the page, soon
    /// @param send gets lines in the page, and what to run once the browser has them
    PacedText(Consumer<Runnable> inPage, BiConsumer<List<String>, Runnable> send) {
        this.inPage = inPage;
        this.send = send;
    }

    /// Takes whole lines; waits while too much is under way. Called by threads other than the page's.
    void write(String text) {
        int weight = Math.min(ROOM, text.length());
        try {
            while (!ended && !room.tryAcquire(weight, WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                // the browser has not taken in what it got before
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        if (!ended) {
            keep(text, weight);
            inPage.accept(this::flush);
        }
    }

    private synchronized void keep(String text, int weight) {
        waiting.append(text);
        held += weight;
    }

    private synchronized void flush() {
        if (!waiting.isEmpty()) {
            var lines = waiting.toString().lines().toList();
            int sent = held;
            waiting.setLength(0);
            held = 0;
            send.accept(lines, () -> room.release(sent));
        }
    }

    /// Nobody reads any more.
    void end() {
        ended = true;
    }
}
