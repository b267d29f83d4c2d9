package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// Adds the files of folders that came as archives of their own. Together they unpack to no more than one archive may.
public final class PackedFolders {
    private final ContextArchive archive;
    private final ContextCollector collector;
    private long left;

    public PackedFolders(ContextLimits limits, ContextCollector collector) {
        this.archive = new ContextArchive(limits);
        this.collector = collector;
        this.left = archive.mostBytes();
    }

    /// @param name of the folder, with which the names of its files begin; `.` when all of the context was packed
    /// @param packed a tar or tar.gz
    public void add(String name, byte[] packed) {
        try {
            var folder = prefix(name);
            var content = ContextArchive.decompressed(new BufferedInputStream(new ByteArrayInputStream(packed)));
            var bounded = new BoundedInput(content, left);
            archive.collect(new TarReader(bounded), collector, folder);
            left -= bounded.count();
        } catch (IOException e) {
            throw new InvalidException(
                    "folder '%s'".formatted(ContextPath.shown(name)),
                    "it is not a complete tar or tar.gz archive (" + e.getMessage() + ")");
        }
    }

    private static String prefix(String name) {
        var folder = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        return folder.equals(".") ? "" : ContextPath.of(folder) + "/";
    }
}
