package io.slipway.infra.demo;

import java.util.Locale;

/// Numbers as people read them.
final class Units {
    private static final int DIGEST_LETTERS = 12;

    private Units() {}

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, bytes < 10_000_000 ? "%.1f MB" : "%.0f MB", bytes / 1e6);
    }

    static String micros(double micros) {
        return String.format(Locale.ROOT, micros < 10_000 ? "%.0f µs" : "%,.0f µs", micros);
    }

    /// `sha256:` and the rest of the digest left out.
    static String shortDigest(String digest) {
        var letters = digest.substring(digest.indexOf(':') + 1);
        return letters.substring(0, Math.min(DIGEST_LETTERS, letters.length()));
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    /// `< 0.0001` or four digits after the point.
    static String probability(double p) {
        return p < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }
}
