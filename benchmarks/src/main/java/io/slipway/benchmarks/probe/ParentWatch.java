package io.slipway.benchmarks.probe;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Ends this process when the one that started it is gone, however that ended.
public final class ParentWatch {
    private static final Duration INTERVAL = Duration.ofMillis(250);

    private ParentWatch() {}

    /// Ends this process, with all it started, when standard input ends or the parent process does.
    public static void endWithParent() {
        watch("stdin-watch", () -> awaitEnd(System.in));
        endWithParentProcess();
    }

    /// The same, but whatever happens to standard input.
    public static void endWithParentProcess() {
        ProcessHandle.current().parent().ifPresent(parent -> watch("parent-watch", () -> await(parent)));
    }

    /// Ends this process when the process with this id does.
    static void endWith(long pid) {
        watch("parent-watch", () -> ProcessHandle.of(pid).ifPresent(ParentWatch::await));
    }

    private static void watch(String name, Runnable wait) {
        Thread.ofPlatform().daemon().name(name).start(() -> {
            wait.run();
            endWithChildren();
        });
    }

    private static void endWithChildren() {
        System.err.println("Stopped, because the process that started this one is gone.");
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(3); // shutdown hooks would wait for the fork that was just killed
    }

    private static void awaitEnd(InputStream in) {
        byte[] ignored = new byte[1024];
        try {
            while (in.read(ignored) >= 0) {
                // whatever comes in only says that the parent lives
            }
        } catch (IOException _) {
            // closed is ended, too
        }
    }

    private static void await(ProcessHandle process) {
        try {
            while (process.isAlive()) {
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
