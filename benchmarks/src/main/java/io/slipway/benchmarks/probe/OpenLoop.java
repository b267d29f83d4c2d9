package io.slipway.benchmarks.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Sends each request at its time, whether those before it are answered or not, and counts from that time: a caller
/// who had to wait because the model was busy did wait. A closed loop asks the next question only after an answer and
/// so leaves out exactly the requests that a stall would have met ("coordinated omission", as Gil Tene calls it).
///
/// As many lines as may be under way at once take the next due request in turn, which makes them one queue in front of
/// that many connections.
final class OpenLoop {
    private final long[] times;
    private final long scheduleNanos;
    private final long patienceNanos;
    private final Timeline timeline;
    private final AtomicInteger next = new AtomicInteger();

    /// @param times nanoseconds from the start to each request, ascending
    /// @param scheduleNanos length of the schedule
    /// @param patienceNanos how long after its end requests are still sent; the rest stays unsent
    OpenLoop(long[] times, long scheduleNanos, long patienceNanos, Timeline timeline) {
        this.times = times;
        this.scheduleNanos = scheduleNanos;
        this.patienceNanos = patienceNanos;
        this.timeline = timeline;
    }

    /// One connection's way to ask; what it returns is an [Answer].
    interface Line extends AutoCloseable {
        int ask();

        @Override
        void close();
    }

    /// Runs the whole schedule.
    ///
    /// @param lines how many requests may be under way at once
    Passage run(int lines, Supplier<Line> dial) throws InterruptedException {
        long start = timeline.now();
        var threads = new ArrayList<Thread>();
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            var worker = new Worker(start, dial);
            workers.add(worker);
            threads.add(Thread.ofPlatform().daemon().name("open-loop-" + i).start(worker));
        }
        var all = new Passage();
        all.schedule(scheduleNanos, times.length);
        for (int i = 0; i < lines; i++) {
            threads.get(i).join();
            all.add(workers.get(i).passage);
        }
        return all;
    }

    private final class Worker implements Runnable {
        private final long start;
        private final Supplier<Line> dial;
        private final Passage passage = new Passage();

        Worker(long start, Supplier<Line> dial) {
            this.start = start;
            this.dial = dial;
        }

        @Override
        public void run() {
            try (Line line = dial.get()) {
                for (int i = next.getAndIncrement(); i < times.length; i = next.getAndIncrement()) {
                    send(line, start + times[i]);
                }
            }
        }

        private void send(Line line, long due) {
            timeline.sleepUntil(due);
            long sent = timeline.now();
            long end = start + scheduleNanos;
            if (sent > end + patienceNanos) {
                passage.skipped();
                return;
            }
            int answer = line.ask();
            long done = timeline.now();
            passage.answered(answer, done - due, done - sent, done <= end);
        }
    }
}
