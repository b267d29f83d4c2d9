package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/// Reads an uploaded `tar`, `tar.gz` or `zip`, a tar as a stream, and refuses all of it at the first thing that has no
/// place in a build context: links, devices, names that lead outside, too much of anything.
///
/// Only regular files are kept; of their modes only the executable bit. What a `.dockerignore` among them keeps out is
/// left out.
public final class ContextArchive {
    /// What headers, padding and extended names may add to the files' own bytes, for each file and once.
    private static final long OVERHEAD_PER_ENTRY = 4 * 1024;

    private static final long OVERHEAD = 1024 * 1024;

    private final ContextLimits limits;

    public ContextArchive(ContextLimits limits) {
        this.limits = limits;
    }

    /// Reads an archive to its end; the caller closes the stream.
    public BuildContext readAll(InputStream archive) {
        var collector = ContextCollector.ofUpload(limits);
        try {
            var buffered = new BufferedInputStream(archive);
            if (startsWith(buffered, 'P', 'K', 3, 4) || startsWith(buffered, 'P', 'K', 5, 6)) {
                new ContextZip(limits).collect(buffered, mostBytes(), collector);
            } else {
                collect(new TarReader(new BoundedInput(decompressed(buffered), mostBytes())), collector, "");
                // Whoever breaks off behind the last file has not sent what they meant to.
                new BoundedInput(buffered, mostBytes()).transferTo(OutputStream.nullOutputStream());
            }
        } catch (IOException e) {
            throw new InvalidException(
                    "the archive", "it is not a complete tar, tar.gz or zip archive (" + e.getMessage() + ")");
        }
        return collector.context();
    }

    /// @param folder what the names of all files begin with
    void collect(TarReader tar, ContextCollector collector, String folder) throws IOException {
        var entries = 0;
        for (var entry = tar.next(); entry != null; entry = tar.next()) {
            if (++entries > 2 * limits.maxFiles()) {
                throw new InvalidException(
                        "the archive",
                        String.format(Locale.ENGLISH, "it has more than %,d entries", 2 * limits.maxFiles()));
            }
            refuseUnusual(entry);
            if (entry.isFolder()) {
                checkFolder(entry.name());
            } else {
                var path = ContextPath.of(entry.name());
                refuseOutside(folder, path);
                collector.add(path, FileMode.ofBits(entry.mode()), entry.size(), tar::content);
            }
        }
    }

    private static void refuseOutside(String folder, ContextPath path) {
        if (!path.value().startsWith(folder)) {
            throw ContextPath.refused(path.value(), "is not in the folder '%s'".formatted(ContextPath.shown(folder)));
        }
    }

    private static void refuseUnusual(TarEntry entry) {
        entry.unusual().ifPresent(kind -> {
            throw new InvalidException(
                    "file '%s'".formatted(ContextPath.shown(entry.name())),
                    "it is %s; a build context has only regular files and folders".formatted(kind));
        });
    }

    /// Folders are implied by files; a folder whose own name leads outside still refuses the archive.
    static void checkFolder(String name) {
        var folder = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (!folder.equals(".")) {
            ContextPath.of(folder);
        }
    }

    /// What an archive may unpack to.
    long mostBytes() {
        return limits.maxBytes() + OVERHEAD + limits.maxFiles() * OVERHEAD_PER_ENTRY;
    }

    static InputStream decompressed(BufferedInputStream archive) throws IOException {
        return startsWith(archive, 0x1f, 0x8b) ? new GZIPInputStream(archive, 64 * 1024) : archive;
    }

    private static boolean startsWith(BufferedInputStream archive, int... mark) throws IOException {
        archive.mark(mark.length);
        var found = true;
        for (var expected : mark) {
            found = archive.read() == expected && found;
        }
        archive.reset();
        return found;
    }
}
