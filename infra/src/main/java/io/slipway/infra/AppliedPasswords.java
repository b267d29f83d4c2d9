package io.slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Remembers which of our passwords Keycloak has been given, so that it is given only new ones: a password that its
/// user has changed in Keycloak stays.
record AppliedPasswords(Path file) {
    void apply(Credentials credentials, boolean allAreNew, KeycloakAdmin admin) {
        var known = read();
        var applied = new ArrayList<String>();
        credentials.passwords().forEach((user, password) -> {
            var line = user + " " + digest(password);
            if (!allAreNew && !known.contains(line)) {
                admin.resetPassword(user, password);
            }
            applied.add(line);
        });
        Secrets.write(file, String.join("\n", applied) + "\n");
    }

    private List<String> read() {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private static String digest(String password) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
