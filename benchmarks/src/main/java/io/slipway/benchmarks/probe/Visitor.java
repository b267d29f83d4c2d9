package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.WarmUp;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Goes from target to target: connects, discards some requests, then lets itself be driven request by request.
///
/// A target that is lost in the middle of a visit is left alone for the rest of it, and one that was lost in three
/// visits running is not dialled again: a dead target must not make the run hang.
final class Visitor implements AutoCloseable {
    /// What [#exchange] returns when the target is lost: nothing was asked.
    static final int NOBODY = 0;

    private static final int DISCARDED = 3;
    private static final int GIVE_UP_AFTER = 3;
    private static final int FAILURES_FROM = 600;

    private final Plan plan;
    private final Watchdog watchdog;
    private final Map<Address, Integer> lostVisits = new HashMap<>();
    private final Map<String, ByteBuffer> requests = new HashMap<>();
    private final AnswerReader reader = new AnswerReader();
    private final long[] answers = new long[FAILURES_FROM + 10];

    private @Nullable Connection connection;
    private Schedule.@Nullable Stop stop;
    private boolean lost;
    private int lostOnArrival;
    private long startedAt;
    private double load;
    private long stealMillis;
    private long asked;
    private long firstNanos;
    private long lastNanos;
    private byte[] response = new byte[0];

    Visitor(Plan plan) {
        this.plan = plan;
        this.watchdog = new Watchdog(Duration.ofMillis(plan.requestTimeoutMillis()));
    }

    /// Makes an instance answer until it is steady.
    void warm(Schedule.Stop stop, WarmUp bounds) {
        try (Connection open = connect(stop)) {
            new WarmUpLoop(open).run(bounds);
        }
    }

    /// Opens a fresh connection and discards the first answers.
    void arrive(Schedule.Stop next) {
        stop = next;
        startedAt = System.currentTimeMillis();
        load = Machine.load();
        stealMillis = Machine.stealMillis();
        asked = 0;
        lostOnArrival = 0;
        response = new byte[0];
        Arrays.fill(answers, 0);
        connection = connect(next);
        lost = lostVisits.getOrDefault(address(next), 0) >= GIVE_UP_AFTER;
        if (lost) {
            lostOnArrival = 1;
            note(Answer.REFUSED);
        } else {
            discard();
        }
    }

    /// One measured request.
    int exchange() {
        Connection open = connection;
        if (lost || open == null) {
            LockSupport.parkNanos(1_000_000);
            return NOBODY;
        }
        if (asked == 0) {
            firstNanos = System.nanoTime();
        }
        int answer = open.exchange(null);
        lastNanos = System.nanoTime();
        asked++;
        note(answer);
        lost = Answer.isFailure(answer);
        return answer;
    }

    /// Closes the connection and tells what happened.
    VisitRecord leave() {
        Schedule.Stop here = stop;
        Connection open = connection;
        if (here == null || open == null) {
            throw new IllegalStateException("Nobody was visited");
        }
        open.close();
        lostVisits.put(address(here), lost ? lostVisits.getOrDefault(address(here), 0) + 1 : 0);
        return new VisitRecord(
                here.round(),
                here.target().id(),
                here.instance() + 1,
                startedAt,
                !lost,
                lostOnArrival,
                asked,
                asked == 0 ? 0 : lastNanos - firstNanos,
                statuses(),
                open.reconnects(),
                response.length == 0 ? "" : sha256(response),
                response.length,
                load,
                stealMillis);
    }

    @Override
    public void close() {
        watchdog.close();
    }

    private void discard() {
        long end = System.nanoTime() + plan.visitMillis() * 100_000L; // a tenth of the visit
        for (int i = 0; i < DISCARDED && !lost && (i == 0 || System.nanoTime() < end); i++) {
            var body = i == 0 ? new ByteArrayOutputStream() : null;
            int answer = connection().exchange(body);
            if (Answer.isFailure(answer)) {
                lost = true;
                lostOnArrival = 1;
                note(answer);
            } else if (body != null) {
                response = body.toByteArray();
            }
        }
    }

    private Connection connection() {
        if (connection == null) {
            throw new IllegalStateException("Nobody is visited");
        }
        return connection;
    }

    private Connection connect(Schedule.Stop stop) {
        Address address = address(stop);
        ByteBuffer request = requests.computeIfAbsent(
                stop.target().id() + " " + address,
                _ -> new RequestBytes(stop.target().path(), plan.payload()).to(address));
        return new Connection(address, request, reader, watchdog);
    }

    private static Address address(Schedule.Stop stop) {
        return stop.target().instances().get(stop.instance());
    }

    private void note(int answer) {
        answers[answer >= 0 ? answer : FAILURES_FROM - answer]++;
    }

    private Map<String, Long> statuses() {
        var counts = new TreeMap<String, Long>();
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] > 0) {
                counts.put(Answer.word(i < FAILURES_FROM ? i : FAILURES_FROM - i), answers[i]);
            }
        }
        return counts;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
