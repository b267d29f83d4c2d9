package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The SHA-256 of some content, as 64 lower-case hexadecimal digits. It names a blob.
public record Sha256(String hex) implements Comparable<Sha256> {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{64}");

    public Sha256 {
        if (!GRAMMAR.matcher(hex).matches()) {
            throw new InvalidException("sha256", "a SHA-256 has 64 lower-case hexadecimal digits");
        }
    }

    /// The hash of the given bytes.
    public static Sha256 of(byte[] content) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Sha256 other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
