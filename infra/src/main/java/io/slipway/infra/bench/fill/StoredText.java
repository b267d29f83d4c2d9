package io.slipway.infra.bench.fill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The content of a file.
record StoredText(String sha256, byte[] bytes) {
    static StoredText of(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new StoredText(sha256(bytes), bytes);
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
