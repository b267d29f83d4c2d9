package io.slipway.portal.comparison;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// A process that starts the benchmarks, says their process id, and waits to be killed.
final class DoomedPortal {
    private DoomedPortal() {}

    static void main(String[] args) {
        var benchmarks = BenchmarkProcess.start(FakeBenchmarks.command("patient"), Path.of("."), _ -> {});
        System.out.println("child " + benchmarks.pid());
        while (true) {
            LockSupport.parkNanos(1_000_000_000);
        }
    }
}
