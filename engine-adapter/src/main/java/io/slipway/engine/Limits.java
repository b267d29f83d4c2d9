package io.slipway.engine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a container may use at most. There is no "unlimited".
///
/// @param cpuset the cores it may run on, for example `0-1,3`; null for any
public record Limits(
        double cpus,
        long memoryBytes,
        int pids,
        long shmBytes,
        @Nullable String cpuset) {
    private static final Pattern CPUSET = Pattern.compile("\\d{1,4}(?:-\\d{1,4})?(?:,\\d{1,4}(?:-\\d{1,4})?)*");
    private static final long MIB = 1L << 20;
    private static final int DEFAULT_PIDS = 128;
    private static final long DEFAULT_SHM = 64 * MIB;

    public Limits {
        Grammar.require(cpus >= 0.01 && cpus <= 1024, "cpus must lie between 0.01 and 1024, not " + cpus);
        Grammar.require(
                memoryBytes >= 16 * MIB && memoryBytes <= 1L << 50,
                "memoryBytes must lie between 16 MiB and 1 PiB, not " + memoryBytes);
        Grammar.require(pids >= 8 && pids <= 32_768, "pids must lie between 8 and 32768, not " + pids);
        Grammar.require(
                shmBytes >= MIB && shmBytes <= 1L << 50, "shmBytes must lie between 1 MiB and 1 PiB, not " + shmBytes);
        if (cpuset != null) {
            Grammar.require(cpuset, CPUSET, "a list of cores", "numbers and ranges, for example 0-1,3");
        }
    }

    /// These two, and the usual limits for processes and shared memory.
    public static Limits of(double cpus, long memoryBytes) {
        return new Limits(cpus, memoryBytes, DEFAULT_PIDS, DEFAULT_SHM, null);
    }

    /// One core, 512 MiB.
    public static Limits standard() {
        return of(1, 512 * MIB);
    }

    /// The same limits on these cores only.
    public Limits pinnedTo(String cores) {
        return new Limits(cpus, memoryBytes, pids, shmBytes, cores);
    }
}
