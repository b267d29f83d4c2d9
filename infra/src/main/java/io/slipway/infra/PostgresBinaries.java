package io.slipway.infra;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs, unpacked once from the jar that Maven fetched.
record PostgresBinaries(Path home) {
    /// Unpacks below the directory, unless this version is already there.
    static PostgresBinaries in(Path directory) {
        var home = directory.resolve("postgresql-" + Versions.of("postgres"));
        if (!Files.isDirectory(home)) {
            try {
                unpack(directory, home);
            } catch (IOException e) {
                throw new LocalStackException(
                        "Could not unpack PostgreSQL into %s: %s. Check that the directory is writable and has 100 MB left."
                                .formatted(home, e.getMessage()),
                        e);
            }
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    private static void unpack(Path directory, Path home) throws IOException {
        var fresh = Files.createTempDirectory(directory, "unpacking");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
        var resource = "/postgres-linux-%s.txz".formatted(architecture());
        try (var packed = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new LocalStackException(
                        "Could not find PostgreSQL for this machine (%s is not on the class path). Name a database of your own in SLIPWAY_DB_URL."
                                .formatted(resource));
            }
            var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)));
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(entry, tar, fresh);
            }
        }
        Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(TarArchiveEntry entry, TarArchiveInputStream tar, Path home) throws IOException {
        var target = entry.resolveIn(home);
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, target);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static String architecture() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return switch (arch) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> arch;
        };
    }
}
