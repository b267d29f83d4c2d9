package io.slipway.engine.docker;

import com.github.dockerjava.api.model.BlkioStatEntry;
import com.github.dockerjava.api.model.MemoryStatsConfig;
import com.github.dockerjava.api.model.StatisticNetworksConfig;
import com.github.dockerjava.api.model.Statistics;
import io.slipway.engine.ContainerUsage;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The engine's samples in our words. Its two kinds of control groups name the same things differently.
final class Usages {
    private Usages() {}

    /// Null while the container does not run: the engine goes on sending samples then, of nothing.
    static @Nullable ContainerUsage of(Statistics sample) {
        var memory = sample.getMemoryStats();
        var cpu = sample.getCpuStats();
        var read = sample.getRead();
        if (read == null || read.startsWith("0001-") || memory == null || memory.getUsage() == null || cpu == null) {
            return null;
        }
        var usage = cpu.getCpuUsage();
        var processes = sample.getPidsStats();
        return new ContainerUsage(
                Instant.parse(read),
                usage == null ? 0 : number(usage.getTotalUsage()),
                inUse(memory),
                number(memory.getLimit()),
                network(sample, StatisticNetworksConfig::getRxBytes),
                network(sample, StatisticNetworksConfig::getTxBytes),
                disk(sample, "read"),
                disk(sample, "write"),
                processes == null ? 0 : number(processes.getCurrent()));
    }

    // As `docker stats` counts it: pages of files that nobody needs are no use of memory.
    private static long inUse(MemoryStatsConfig memory) {
        var used = number(memory.getUsage());
        var stats = memory.getStats();
        if (stats == null) {
            return used;
        }
        var files = stats.getTotalInactiveFile() == null ? stats.getInactiveFile() : stats.getTotalInactiveFile();
        return Math.max(0, used - number(files));
    }

    private static long network(Statistics sample, Function<StatisticNetworksConfig, @Nullable Long> bytes) {
        var networks = sample.getNetworks();
        return networks == null
                ? 0
                : networks.values().stream()
                        .mapToLong(network -> number(bytes.apply(network)))
                        .sum();
    }

    private static long disk(Statistics sample, String operation) {
        var blocks = sample.getBlkioStats();
        var entries = blocks == null ? null : blocks.getIoServiceBytesRecursive();
        return entries == null
                ? 0
                : entries.stream()
                        .filter(entry -> operation.equalsIgnoreCase(entry.getOp()))
                        .map(BlkioStatEntry::getValue)
                        .mapToLong(Usages::number)
                        .sum();
    }

    private static long number(@Nullable Long value) {
        return value == null ? 0 : value;
    }
}
