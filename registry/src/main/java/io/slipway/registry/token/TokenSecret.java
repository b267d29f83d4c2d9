package io.slipway.registry.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/// A token's secret: `slip_`, 43 random characters and a checksum of 6.
///
/// The checksum keeps slips of the finger and made-up secrets away from the database, and lets scanners of code tell a
/// real token from a word. A secret is never printed: [#toString] hides it.
public final class TokenSecret {
    /// How every secret begins.
    public static final String PREFIX = "slip_";

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 43; // characters of 62 kinds: as much as 32 random bytes
    private static final int CHECKSUM = 6;
    private static final int HINT = 4;
    private static final Pattern GRAMMAR = Pattern.compile("slip_[0-9A-Za-z]{%d}".formatted(RANDOM + CHECKSUM));
    private static final SecureRandom DICE = new SecureRandom();

    private final String value;

    private TokenSecret(String value) {
        this.value = value;
    }

    static TokenSecret random() {
        var text = new StringBuilder(PREFIX);
        DICE.ints(RANDOM, 0, ALPHABET.length()).forEach(digit -> text.append(ALPHABET.charAt(digit)));
        return new TokenSecret(text + checksum(text));
    }

    /// The secret in a text, unless it cannot be one.
    static Optional<TokenSecret> parse(String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            return Optional.empty();
        }
        var end = text.length() - CHECKSUM;
        return text.substring(end).equals(checksum(text.substring(0, end)))
                ? Optional.of(new TokenSecret(text))
                : Optional.empty();
    }

    /// The secret itself, to be shown once.
    public String reveal() {
        return value;
    }

    /// How it begins, by which its owner knows it again.
    String hint() {
        return value.substring(0, PREFIX.length() + HINT);
    }

    byte[] sha256() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hint() + "…";
    }

    private static String checksum(CharSequence text) {
        var crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        var digits = new StringBuilder();
        for (var rest = crc.getValue(); digits.length() < CHECKSUM; rest /= ALPHABET.length()) {
            digits.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
        }
        return digits.toString();
    }
}
