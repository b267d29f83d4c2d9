package io.slipway.portal.structure;

import io.slipway.portal.deployment.Load;
import io.slipway.portal.shell.Formats;
import org.jspecify.annotations.Nullable;

/// How the parts of the structure are said, the same in the picture and in the tables.
final class StructureWords {
    private StructureWords() {}

    static String sharedBy(Layer layer) {
        var count = layer.sharers();
        if (count == 1) {
            return "used by one deployment";
        }
        return layer.others() == 0
                ? "shared by %d deployments".formatted(count)
                : "shared by %d deployments, %s among them".formatted(count, others(layer.others()));
    }

    static String others(int count) {
        return Formats.count(count, "other", "others");
    }

    static String load(@Nullable Load load) {
        return load == null ? "" : "%s, %s".formatted(cpus(load.cpus()), Formats.memory(load.memoryBytes()));
    }

    static String cpus(double cpus) {
        return "%s CPU".formatted(cpus < 0.005 ? "0" : "%.2f".formatted(cpus));
    }

    static String engine(Structure structure) {
        var info = structure.engine().info();
        return info == null
                ? "not known: it has not answered yet"
                : "%s %s, storage driver %s".formatted(info.kind(), info.version(), info.storageDriver());
    }

    static String system(Structure structure) {
        var info = structure.engine().info();
        return info == null
                ? "not known"
                : "%s, kernel %s, %s".formatted(info.os(), info.kernel(), info.architecture());
    }

    static String host(Structure structure) {
        var info = structure.engine().info();
        return info == null
                ? "not known"
                : "%s, %s of memory"
                        .formatted(Formats.count(info.cpus(), "core", "cores"), Formats.memory(info.memoryBytes()));
    }

    static String images(Structure structure) {
        var bytes = structure.imagesBytes();
        return bytes == null ? "" : "images take %s of its disk".formatted(Formats.size(bytes));
    }

    static String used(Structure structure) {
        var used = structure.used();
        return used.watched() == 0
                ? ""
                : "what runs uses %s and %s of memory now"
                        .formatted(cpus(used.cpus()), Formats.memory(used.memoryBytes()));
    }
}
