package io.slipway.benchmarks.probe;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Payload;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.WarmUp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/// Before the first fork: asks every instance once, refuses what cannot be measured, warms the rest, and finds out
/// how long a visit must be.
final class Preflight {
    private static final int REQUESTS_PER_VISIT = 20;
    private static final int LONGEST_VISIT = 2_000;
    private static final int SHOWN_CHARACTERS = 200;

    private final Plan plan;
    private final Consumer<String> messages;

    Preflight(Plan plan, Consumer<String> messages) {
        this.plan = plan;
        this.messages = messages;
    }

    /// The plan with visits long enough for 20 requests to the slowest target, but no longer than two seconds: for
    /// slower ones several visits are put together later.
    Plan fly() {
        double slowest = 0;
        try (var watchdog = new Watchdog(Duration.ofMillis(plan.requestTimeoutMillis()))) {
            for (Target target : plan.targets()) {
                for (Address address : target.instances()) {
                    slowest = Math.max(slowest, check(target, address, watchdog));
                }
            }
        }
        int wanted = (int) Math.min(LONGEST_VISIT, Math.ceil(slowest * REQUESTS_PER_VISIT / 10_000) * 10);
        return plan.withVisitMillis(Math.max(plan.visitMillis(), wanted));
    }

    private double check(Target target, Address address, Watchdog watchdog) {
        messages.accept("Warming %s at %s".formatted(target.label(), address));
        return warm(target, address, plan.payload(), watchdog, plan.warmUp());
    }

    /// Warms an instance until it is steady.
    ///
    /// @return its median in microseconds
    /// @throws MeasurementException when it does not answer well
    static double warm(Target target, Address address, Payload payload, Watchdog watchdog, WarmUp bounds) {
        var request = new RequestBytes(target.path(), payload);
        try (var connection = new Connection(address, request, watchdog)) {
            var body = new ByteArrayOutputStream();
            int answer = connection.exchange(body);
            requireGood(target, address, answer, body);
            var warmUp = new WarmUpLoop(connection);
            double median = warmUp.run(bounds);
            if (Double.isNaN(median)) {
                requireGood(target, address, warmUp.lastAnswer(), new ByteArrayOutputStream());
            }
            return median;
        }
    }

    private static void requireGood(Target target, Address address, int answer, ByteArrayOutputStream body) {
        if (Answer.isGood(answer)) {
            return;
        }
        String text = body.toString(StandardCharsets.UTF_8).strip();
        String said = text.isEmpty()
                ? ""
                : " and said \"%s\"".formatted(text.substring(0, Math.min(SHOWN_CHARACTERS, text.length())));
        throw new MeasurementException(
                "target '%s' at %s cannot be compared, since %s%s"
                        .formatted(target.id(), address, Answer.sentence(answer), said),
                Answer.isFailure(answer)
                        ? "Check that it runs and that the address is right."
                        : "Check the path '%s' and the payload.".formatted(target.path()));
    }
}
