package io.slipway.benchmarks.probe;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/// What became of the requests of one schedule, or of several together.
///
/// `response` counts from the time a request was due, `service` from the time it was sent. A request that was given up
/// after the time-out counts with the time it had waited: leaving it out would make the slowest answers disappear.
final class Passage {
    final Histogram response = new Histogram(3);
    final Histogram service = new Histogram(3);
    private final Map<String, Long> answers = new TreeMap<>();
    private long due;
    private long good;
    private long goodInTime;
    private long unsent;
    private long scheduledNanos;

    /// @param nanos how long the schedule lasted
    /// @param requests how many were due in it
    void schedule(long nanos, long requests) {
        scheduledNanos += nanos;
        due += requests;
    }

    void answered(int answer, long responseNanos, long serviceNanos, boolean inTime) {
        answers.merge(Answer.word(answer), 1L, Long::sum);
        if (Answer.isGood(answer)) {
            good++;
            goodInTime += inTime ? 1 : 0;
        }
        if (Answer.isGood(answer) || answer == Answer.TIMED_OUT) {
            response.recordValue(Math.max(0, responseNanos));
            service.recordValue(Math.max(0, serviceNanos));
        }
    }

    /// A request that was due but never sent, since those before it took too long.
    void skipped() {
        unsent++;
    }

    void add(Passage other) {
        response.add(other.response);
        service.add(other.service);
        other.answers.forEach((word, count) -> answers.merge(word, count, Long::sum));
        due += other.due;
        good += other.good;
        goodInTime += other.goodInTime;
        unsent += other.unsent;
        scheduledNanos += other.scheduledNanos;
    }

    long due() {
        return due;
    }

    /// Requests without a good answer, those that were never sent among them.
    long failed() {
        return due - good;
    }

    long unsent() {
        return unsent;
    }

    Map<String, Long> answers() {
        return answers;
    }

    double offeredPerSecond() {
        return due * 1e9 / scheduledNanos;
    }

    /// Good answers that arrived while the schedule lasted, in a second.
    double achievedPerSecond() {
        return goodInTime * 1e9 / scheduledNanos;
    }
}
