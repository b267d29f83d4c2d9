package io.slipway.infra;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/// Random passwords, and files that only their owner can read.
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Letters and digits without those that look alike: people type these passwords.
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    private Secrets() {}

    static String random(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .collect(StringBuilder::new, (s, i) -> s.append(ALPHABET.charAt(i)), StringBuilder::append)
                .toString();
    }

    /// Writes the file in one move, so that a crash leaves the old content or the new one; mode 0600 from the start.
    static void write(Path file, String content) {
        try {
            var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), "." + file.getFileName(), "", mode);
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }

    /// What the file holds; on the very first call, a new random secret that is then kept there.
    static String keptIn(Path file, int length) {
        try {
            if (!Files.exists(file)) {
                write(file, random(length) + "\n");
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }
}
