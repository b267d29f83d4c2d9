package io.slipway.infra;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// One process at a time works on a directory. The operating system gives the lock back however the holder ends, so a
/// server found running below an unlocked directory is an orphan.
record DirectoryLock(FileLock lock) implements AutoCloseable {
    static DirectoryLock of(Path directory) {
        try {
            var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new LocalStackException(
                        "Could not start in %s: another running process uses it. Stop that one first, or choose another directory."
                                .formatted(directory));
            }
            return new DirectoryLock(lock);
        } catch (IOException e) {
            throw new LocalStackException("Could not lock %s: %s.".formatted(directory, e.getMessage()), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new LocalStackException("Could not release " + lock, e);
        }
    }
}
