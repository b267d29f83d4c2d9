package io.slipway.benchmarks.probe;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/// The lock that JMH takes on a machine, for a measurement without JMH: one at a time, or they measure each other.
final class HostLock implements AutoCloseable {
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final FileChannel channel;
    private final FileLock lock;

    private HostLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    /// Waits for its turn; `onWait` is called now and then.
    ///
    /// @throws MeasurementException when the lock's file cannot be used
    static HostLock take(Runnable onWait) throws InterruptedException {
        // the name is JMH's: org.openjdk.jmh.runner.Runner.JMH_LOCK_FILE
        Path file = Path.of(System.getProperty("java.io.tmpdir"), "jmh.lock");
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            for (FileLock lock = channel.tryLock(); ; lock = channel.tryLock()) {
                if (lock != null) {
                    return new HostLock(channel, lock);
                }
                onWait.run();
                Thread.sleep(RETRY);
            }
        } catch (IOException e) {
            throw new MeasurementException(
                    "the lock %s cannot be used (%s)".formatted(file, e.getMessage()),
                    "Check who owns it, or remove it when no benchmark runs.",
                    e);
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException _) {
            // it ends with this process at the latest
        }
    }
}
