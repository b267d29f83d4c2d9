package io.slipway.engine.docker;

import io.slipway.engine.BadArchiveException;
import io.slipway.engine.Grammar;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// The files of an archive from outside, in a folder of ours under names of ours.
final class ArchiveFiles {
    private static final int MOST_ENTRIES = 5_000;
    private static final int LONGEST_NAME = 300;

    private final Spool spool;
    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();

    private ArchiveFiles(Spool spool) {
        this.spool = spool;
    }

    /// Reads the archive to its end.
    static ArchiveFiles of(InputStream in, long largest, Spool spool) throws IOException {
        var files = new ArchiveFiles(spool);
        var limited = new Rationed(unpacked(in), largest);
        try (var tar = new TarArchiveInputStream(limited)) {
            files.read(limited, tar);
            return files;
        } catch (Rationed.TooMuch e) {
            throw new BadArchiveException("it is larger than %d bytes, or its headers are".formatted(largest));
        } catch (IllegalArgumentException e) {
            throw new BadArchiveException("it is no tar archive");
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        var buffered = new BufferedInputStream(in, 1 << 16);
        buffered.mark(2);
        var packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    private void read(Rationed limited, TarArchiveInputStream tar) throws IOException {
        int entries = 0;
        for (var entry = next(limited, tar); entry != null; entry = next(limited, tar)) {
            if (++entries > MOST_ENTRIES) {
                throw new BadArchiveException("it has more than %d files".formatted(MOST_ENTRIES));
            }
            limited.allow(entry.getSize());
            take(tar, entry);
        }
    }

    private static @Nullable TarArchiveEntry next(Rationed limited, TarArchiveInputStream tar) throws IOException {
        limited.allow(0);
        return tar.getNextEntry();
    }

    private void take(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        var name = checked(entry.getName());
        if (entry.isDirectory()) {
            return;
        }
        if (entry.isSymbolicLink()) { // how older engines write a layer that occurs twice
            links.put(name, target(name, entry.getLinkName()));
            return;
        }
        var device = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        if (!entry.isFile() || device || entry.isLink() || entry.isSparse()) {
            throw new BadArchiveException("'%s' in it is neither a file nor a directory".formatted(name));
        }
        var file = spool.file(Integer.toString(files.size()));
        if (files.put(name, file) != null) {
            throw new BadArchiveException("it has '%s' twice".formatted(name));
        }
        Files.copy(tar, file);
    }

    private static String target(String name, String link) {
        var path = Path.of("/" + name).resolveSibling(link).normalize();
        return checked(path.toString().substring(1));
    }

    private static String checked(String name) {
        var plain = name.startsWith("./") ? name.substring(2) : name;
        var inside = !plain.startsWith("/")
                && plain.length() <= LONGEST_NAME
                && plain.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\')
                && Arrays.stream(plain.split("/", -1)).noneMatch(".."::equals);
        if (!inside) {
            throw new BadArchiveException("the name '%s' in it leads elsewhere".formatted(Grammar.printable(plain)));
        }
        return plain;
    }

    /// The file of that name; null when there is none.
    @Nullable
    Path find(String name) {
        return files.get(links.getOrDefault(name, name));
    }
}
