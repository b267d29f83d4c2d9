package io.slipway.infra.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// Tells on the console which step of how many is under way and how long things take.
final class Journal {
    private final PrintStream out;
    private final InstantSource clock;
    private final int steps;
    private final Instant started;
    private int step;

    Journal(PrintStream out, InstantSource clock, int steps) {
        this.out = out;
        this.clock = clock;
        this.steps = steps;
        this.started = clock.instant();
    }

    /// Says what begins, does it, and says how long it took.
    void step(String what, Runnable work) {
        step++;
        var begin = clock.instant();
        out.printf("[%d/%d] %s%n", step, steps, what);
        work.run();
        out.printf("[%d/%d] %s … %s (%s in all)%n", step, steps, what, since(begin), since(started));
    }

    /// A line within the step.
    void note(String line) {
        out.println("      " + line);
    }

    /// Lines that stand for themselves.
    void print(String text) {
        out.println(text);
    }

    private String since(Instant begin) {
        return text(Duration.between(begin, clock.instant()));
    }

    /// `0.4 s`, `12 s`, `3 min 05 s`.
    static String text(Duration duration) {
        var seconds = duration.toMillis() / 1000.0;
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 60
                ? String.format(Locale.ROOT, "%.0f s", seconds)
                : String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }
}
