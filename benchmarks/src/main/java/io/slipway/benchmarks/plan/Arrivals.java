package io.slipway.benchmarks.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;

/// When the requests of an open loop are due, whatever becomes of the ones before them.
public enum Arrivals {
    /// callers that know nothing of each other: gaps with an exponential distribution
    POISSON {
        @Override
        double gap(double mean, SplittableRandom random) {
            return -Math.log(1 - random.nextDouble()) * mean;
        }
    },
    /// a metronome: every gap is the same
    CONSTANT {
        @Override
        double gap(double mean, SplittableRandom random) {
            return mean;
        }
    };

    private static final double NANOS = 1e9;

    /// Nanoseconds from the start of the schedule to each request, in order, up to its end.
    ///
    /// @param ratePerSecond how many are due in a second, on average
    /// @param seconds length of the schedule
    /// @param seed the same seed gives the same times
    public long[] times(double ratePerSecond, int seconds, long seed) {
        var random = new SplittableRandom(seed);
        double mean = NANOS / ratePerSecond;
        double end = seconds * NANOS;
        long[] times = new long[(int) Math.ceil(ratePerSecond * seconds * 1.1) + 16];
        int count = 0;
        for (double at = gap(mean, random); at <= end; at += gap(mean, random)) {
            if (count == times.length) {
                times = Arrays.copyOf(times, count * 2);
            }
            times[count++] = (long) at;
        }
        return Arrays.copyOf(times, count);
    }

    abstract double gap(double mean, SplittableRandom random);

    /// How people and JSON write it: `poisson`, `constant`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind people wrote, in any case of letters.
    public static Arrivals parse(String word) {
        return Arrays.stream(values())
                .filter(a -> a.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new InvalidPlanException(
                        "arrivals", "'%s' is not known".formatted(word), "Use poisson or constant."));
    }
}
