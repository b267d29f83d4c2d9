package io.slipway.benchmarks.stats;

import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;

/// How long many requests took, as an immutable histogram.
///
/// The recorder rounds a time down to 10 significant bits. A quantile is therefore interpolated inside its bucket:
/// otherwise medians of different visits would be equal far too often, and ties spoil a rank test.
public final class Latencies {
    /// No request at all.
    public static final Latencies NONE = new Latencies(new long[0], new long[0]);

    private static final int SIGNIFICANT_BITS = 10;

    private final long[] nanos;
    private final long[] counts;
    private final long total;

    private Latencies(long[] nanos, long[] counts) {
        this.nanos = nanos;
        this.counts = counts;
        this.total = Arrays.stream(counts).sum();
    }

    /// From counts by the lower end of their bucket, in nanoseconds.
    public static Latencies of(SortedMap<Long, Long> countsByNanos) {
        var filled = new TreeMap<>(countsByNanos);
        filled.values().removeIf(count -> count <= 0);
        return new Latencies(
                filled.keySet().stream().mapToLong(Long::longValue).toArray(),
                filled.values().stream().mapToLong(Long::longValue).toArray());
    }

    /// All of them as if they had been recorded together.
    public static Latencies merge(Collection<Latencies> parts) {
        if (parts.size() == 1) {
            return parts.iterator().next();
        }
        var sum = new TreeMap<Long, Long>();
        for (Latencies part : parts) {
            for (int i = 0; i < part.nanos.length; i++) {
                sum.merge(part.nanos[i], part.counts[i], Long::sum);
            }
        }
        return of(sum);
    }

    /// Counts by the lower end of their bucket, in nanoseconds.
    public SortedMap<Long, Long> counts() {
        var filled = new TreeMap<Long, Long>();
        for (int i = 0; i < nanos.length; i++) {
            filled.put(nanos[i], counts[i]);
        }
        return filled;
    }

    public long count() {
        return total;
    }

    public boolean isEmpty() {
        return total == 0;
    }

    /// The time within which a share of the requests was answered, in microseconds; NaN without requests.
    public double quantileMicros(double share) {
        double position = share * total;
        long before = 0;
        for (int i = 0; i < nanos.length; i++) {
            if (before + counts[i] >= position) {
                return (nanos[i] + width(nanos[i]) * (position - before) / counts[i]) / 1_000.0;
            }
            before += counts[i];
        }
        return Double.NaN;
    }

    public double meanMicros() {
        double sum = 0;
        for (int i = 0; i < nanos.length; i++) {
            sum += (nanos[i] + width(nanos[i]) / 2.0) * counts[i];
        }
        return sum / total / 1_000.0;
    }

    /// Spread around the mean: the variance of a single request, in microseconds squared.
    public double varianceMicros() {
        double mean = meanMicros();
        double sum = 0;
        for (int i = 0; i < nanos.length; i++) {
            double off = (nanos[i] + width(nanos[i]) / 2.0) / 1_000.0 - mean;
            sum += off * off * counts[i];
        }
        return sum / (total - 1);
    }

    /// Counts by microseconds, in `steps` logarithmic steps for each factor of ten: small enough to store and draw.
    public SortedMap<Double, Long> coarse(int steps) {
        var buckets = new TreeMap<Double, Long>();
        for (int i = 0; i < nanos.length; i++) {
            double micros = (nanos[i] + width(nanos[i]) / 2.0) / 1_000.0;
            double rounded = Math.pow(10, Math.round(Math.log10(micros) * steps) / (double) steps);
            buckets.merge(Math.round(rounded * 100) / 100.0, counts[i], Long::sum);
        }
        return buckets;
    }

    private static long width(long nanos) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(nanos);
        return 1L << Math.max(0, bits - SIGNIFICANT_BITS);
    }
}
