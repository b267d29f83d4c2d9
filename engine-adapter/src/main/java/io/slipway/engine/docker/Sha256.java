package io.slipway.engine.docker;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The sum that engines name contents by.
final class Sha256 {
    private Sha256() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
