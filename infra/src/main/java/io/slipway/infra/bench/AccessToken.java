package io.slipway.infra.bench;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.zip.CRC32;

/// A token of the user who measures. Written into the table, since nobody can sign in to make one.
public record AccessToken(String secret) {
    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM = 43;
    private static final int CHECKSUM = 6;
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    /// Makes one that may read, write, build and launch.
    public static AccessToken issue(Connection connection, String username) {
        var token = random();
        var now = Instant.now();
        try (var insert = connection.prepareStatement("""
                insert into access_token (id, hash, hint, name, username, scopes, created_by, created_at, expires_at)
                values (?, ?, ?, 'benchmark', ?, 'read write build launch', ?, ?, ?)
                """)) {
            insert.setObject(1, UUID.randomUUID());
            insert.setBytes(2, token.hash());
            insert.setString(3, token.secret.substring(0, 9));
            insert.setString(4, username);
            insert.setString(5, username);
            insert.setTimestamp(6, Timestamp.from(now));
            insert.setTimestamp(7, Timestamp.from(now.plus(GOOD_FOR)));
            insert.executeUpdate();
            return token;
        } catch (SQLException e) {
            throw new BenchFailure("Could not make a token: " + e.getMessage(), e);
        }
    }

    String bearer() {
        return "Bearer " + secret;
    }

    private static AccessToken random() {
        var text = new StringBuilder("slip_");
        new SecureRandom().ints(RANDOM, 0, ALPHABET.length()).forEach(digit -> text.append(ALPHABET.charAt(digit)));
        var crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        var rest = crc.getValue();
        for (int digit = 0; digit < CHECKSUM; digit++) {
            text.append(ALPHABET.charAt((int) (rest % ALPHABET.length())));
            rest /= ALPHABET.length();
        }
        return new AccessToken(text.toString());
    }

    private byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "AccessToken"; // the secret is not for logs
    }
}
