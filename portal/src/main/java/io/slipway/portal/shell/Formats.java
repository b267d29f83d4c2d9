package io.slipway.portal.shell;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as people read them: sizes in MB or GB, latencies with three digits, durations in two units.
public final class Formats {
    private static final double KILO = 1_000;
    private static final int DIGEST_LENGTH = 12;

    private Formats() {}

    public static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        double value = bytes / KILO;
        for (String unit : new String[] {"kB", "MB", "GB"}) {
            if (value < KILO) {
                return digits(value) + " " + unit;
            }
            value /= KILO;
        }
        return digits(value) + " TB";
    }

    /// Limits of memory are powers of two by custom.
    public static String memory(long bytes) {
        double mebi = bytes / 1_048_576d;
        return mebi < 1_024 ? digits(mebi) + " MiB" : digits(mebi / 1_024) + " GiB";
    }

    public static String latency(double micros) {
        if (micros >= KILO * KILO) {
            return digits(micros / KILO / KILO) + " s";
        }
        return micros >= KILO ? digits(micros / KILO) + " ms" : digits(micros) + " µs";
    }

    public static String duration(@Nullable Instant from, @Nullable Instant to) {
        return from == null || to == null ? "" : duration(Duration.between(from, to));
    }

    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (duration.toMillis() < 10 * KILO) {
            return digits(duration.toMillis() / KILO) + " s";
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3_600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3_600, seconds % 3_600 / 60);
    }

    /// Three significant digits, never more decimals than that takes.
    public static String digits(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        var text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return decimals > 0 ? text.replaceAll("\\.?0+$", "") : text;
    }

    /// The first twelve characters of a digest, after its algorithm.
    public static String digest(String digest) {
        var hex = digest.substring(digest.indexOf(':') + 1);
        return "sha256:" + hex.substring(0, Math.min(DIGEST_LENGTH, hex.length()));
    }

    /// `1 file`, `3 files`.
    public static String count(long count, String one, String many) {
        return String.format(Locale.ROOT, "%,d %s", count, count == 1 ? one : many);
    }

    /// An enum's name as a word: `NOT_READY` becomes `not ready`.
    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
