package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Reads an uploaded `tar` or `tar.gz` as a stream, and refuses all of it at the first thing that has no
/// place in a build context: links, devices, names that lead outside, too much of anything.
///
/// Only regular files are kept; of their modes only the executable bit.
public final class ContextArchive {
    /// What headers, padding and extended names may add to the files' own bytes, for each file and once.
    private static final long OVERHEAD_PER_ENTRY = 4 * 1024;

    private static final long OVERHEAD = 1024 * 1024;

    private final ContextLimits limits;

    public ContextArchive(ContextLimits limits) {
        this.limits = limits;
    }

    /// Reads an archive with the default limits.
    public static BuildContext read(InputStream archive) {
        return new ContextArchive(ContextLimits.DEFAULT).readAll(archive);
    }

    /// Reads an archive up to the end mark of the tar; the caller closes the stream.
    public BuildContext readAll(InputStream archive) {
        var collector = new ContextCollector(limits);
        try {
            var bounded = new BoundedInput(decompressed(archive), mostBytes());
            collect(new TarArchiveInputStream(bounded, "UTF-8"), collector);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidException(
                    "the archive", "it is not a complete tar or tar.gz archive (" + e.getMessage() + ")");
        }
        return collector.context();
    }

    private void collect(TarArchiveInputStream tar, ContextCollector collector) throws IOException {
        var entries = 0;
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            if (++entries > 2 * limits.maxFiles()) {
                throw new InvalidException(
                        "the archive", "it has more than %,d entries".formatted(2 * limits.maxFiles()));
            }
            var kind = unusual(entry);
            if (kind != null) {
                throw new InvalidException(
                        "file '%s'".formatted(ContextPath.shown(entry.getName())),
                        "it is %s; a build context has only regular files and folders".formatted(kind));
            }
            if (entry.isDirectory()) {
                checkFolder(entry.getName());
            } else {
                collector.add(ContextPath.of(entry.getName()), FileMode.ofBits(entry.getMode()), tar);
            }
        }
    }

    private static @Nullable String unusual(TarArchiveEntry entry) {
        if (entry.isSymbolicLink()) {
            return "a symbolic link";
        }
        if (entry.isLink()) {
            return "a hard link";
        }
        if (entry.isCharacterDevice() || entry.isBlockDevice()) {
            return "a device";
        }
        if (entry.isFIFO()) {
            return "a FIFO";
        }
        if (entry.isSparse()) {
            return "a sparse file";
        }
        return entry.isDirectory() || entry.isFile() ? null : "of an unknown type";
    }

    /// Folders are implied by files; a folder whose own name leads outside still refuses the archive.
    private static void checkFolder(String name) {
        var folder = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (!folder.equals(".")) {
            ContextPath.of(folder);
        }
    }

    private long mostBytes() {
        return limits.maxBytes() + OVERHEAD + limits.maxFiles() * OVERHEAD_PER_ENTRY;
    }

    private static InputStream decompressed(InputStream archive) throws IOException {
        var buffered = new BufferedInputStream(archive);
        buffered.mark(2);
        var gzip = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return gzip ? new GZIPInputStream(buffered, 64 * 1024) : buffered;
    }
}
