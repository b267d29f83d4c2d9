package io.slipway.infra.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Where and when was measured.
///
/// @param loadBefore the machine's load average before anything of ours ran; above the number of processors, figures
/// tell more about the neighbours than about us
record Machine(String processor, int processors, long memoryMiB, double loadBefore, Instant at) {
    static Machine now() {
        return new Machine(
                fact("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                kilobytes(fact("/proc/meminfo", "MemTotal")) / 1024,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                Instant.now().truncatedTo(ChronoUnit.MINUTES));
    }

    boolean isBusy() {
        return loadBefore > processors * 0.5;
    }

    private static long kilobytes(String text) {
        var digits = text.replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static String fact(String file, String name) {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
