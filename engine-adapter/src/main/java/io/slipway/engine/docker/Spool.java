package io.slipway.engine.docker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A folder for what is on its way, which this user alone can read. It is locked as long as the process lives, so that
/// what a dead process left can be told from what another one works on.
final class Spool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Spool.class);
    private static final String LOCK = "lock";
    private static final Duration LOCKED_BY = Duration.ofSeconds(5);

    private final Path folder;
    private final FileChannel lock;

    private Spool(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static Spool open(String prefix) throws IOException {
        var folder = Files.createTempDirectory(prefix);
        var lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock(); // until it is closed
        return new Spool(folder, lock);
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// Removes the folders of that beginning whose processes have died.
    static void sweep(Path directory, String prefix) {
        try (var found = Files.newDirectoryStream(directory, prefix + "*")) {
            for (var folder : found) {
                removeDead(folder);
            }
        } catch (IOException e) {
            LOG.warn("What an earlier process left in {} could not be removed: {}", directory, e.toString());
        }
    }

    private static void removeDead(Path folder) throws IOException {
        var file = folder.resolve(LOCK);
        if (!Files.isRegularFile(file) || !Files.isWritable(file) || isNew(file)) {
            return; // it is just being made, or not ours
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var mine = channel.tryLock()) {
            if (mine != null) {
                remove(folder);
            }
        } catch (OverlappingFileLockException _) {
            LOG.debug("{} is in use by this process", folder);
        }
    }

    private static boolean isNew(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isAfter(Instant.now().minus(LOCKED_BY));
    }

    private static void remove(Path folder) throws IOException {
        try (var left = Files.walk(folder)) {
            for (var path : left.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            remove(folder);
        }
    }
}
