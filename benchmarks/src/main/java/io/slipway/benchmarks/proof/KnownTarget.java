package io.slipway.benchmarks.proof;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Target;
import java.util.Locale;
import java.util.SplittableRandom;

/// A server that takes a known time for each answer, spent busily so that no timer rounds it.
///
/// Equal ones share a delay: they differ by nothing but their port.
enum KnownTarget {
    /// Answers at once: what client and network cost.
    NOOP(at(0)),
    EXACT_1(at(Delays.BASE)),
    EXACT_2(at(Delays.BASE)),
    EXACT_3(at(Delays.BASE)),
    EXACT_4(at(Delays.BASE)),
    SLOWER_1_PERCENT(at(Delays.BASE * 1.01)),
    SLOWER_2_PERCENT(at(Delays.BASE * 1.02)),
    SLOWER_5_PERCENT(at(Delays.BASE * 1.05)),
    SLOWER_20_PERCENT(at(Delays.BASE * 1.20)),
    /// An exponential tail, and a pause as of a garbage collection once in a while.
    PAUSING_1(Delays::pausing),
    PAUSING_2(Delays::pausing),
    /// Two modes, both drifting to and fro by a tenth.
    DRIFTING_1(Delays::drifting),
    DRIFTING_2(Delays::drifting),
    /// A fifth of the answers is slow: p90 and p99 lie there.
    TENTH_BASE(slow(0.20, Delays.BASE * 1.3)),
    TENTH_SLOWER(slow(0.20, Delays.BASE * 1.3 * 1.1)),
    /// A few answers are slow: p99 alone lies there.
    HUNDREDTH_BASE(slow(0.04, Delays.BASE * 1.6)),
    HUNDREDTH_SLOWER(slow(0.04, Delays.BASE * 1.6 * 1.2));

    private final Delay delay;

    KnownTarget(Delay delay) {
        this.delay = delay;
    }

    /// Nanoseconds that the next answer takes.
    long nanos(SplittableRandom dice, long now) {
        return (long) delay.nanos(dice, now);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// As part of a plan.
    Target at(Address address) {
        var role = this == NOOP ? Target.Role.CONTROL_NOOP : Target.Role.TARGET;
        return Target.of(id(), role, address, "/predict");
    }

    @FunctionalInterface
    private interface Delay {
        double nanos(SplittableRandom dice, long now);
    }

    private static Delay at(double nanos) {
        return (_, _) -> nanos;
    }

    private static Delay slow(double share, double nanos) {
        return (dice, _) -> dice.nextDouble() < share ? nanos : Delays.BASE;
    }

    private static final class Delays {
        static final double BASE = 500_000;
        private static final double TAIL = 60_000;
        private static final double PAUSE = 15_000_000;
        private static final double PAUSES = 0.001;
        private static final double SECOND_MODE = 1.4;
        private static final double DRIFT = 0.1;
        private static final double DRIFT_PERIOD = 40e9;

        static double pausing(SplittableRandom dice, long now) {
            var tail = -TAIL * Math.log(1 - dice.nextDouble());
            return BASE + tail + (dice.nextDouble() < PAUSES ? PAUSE : 0);
        }

        static double drifting(SplittableRandom dice, long now) {
            var mode = dice.nextBoolean() ? BASE : BASE * SECOND_MODE;
            return mode * (1 + DRIFT * Math.sin(2 * Math.PI * now / DRIFT_PERIOD));
        }
    }
}
