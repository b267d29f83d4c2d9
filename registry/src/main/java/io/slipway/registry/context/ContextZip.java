package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/// Reads an uploaded `zip` by the same rules as a tar. Modes and links are told by the directory at its end, so it is
/// held in memory, bounded, and never unpacked to disk. Only that directory counts: what it does not name is not there.
final class ContextZip {
    private static final int KIND = 0170000;
    private static final int REGULAR = 0100000;
    private static final int FOLDER = 0040000;
    private static final int LINK = 0120000;

    private final ContextLimits limits;

    ContextZip(ContextLimits limits) {
        this.limits = limits;
    }

    /// @throws IOException when it is no zip, or is damaged
    void collect(InputStream archive, long most, ContextCollector collector) throws IOException {
        var bytes = archive.readNBytes(Math.toIntExact(most + 1));
        if (bytes.length > most) {
            throw new InvalidException(
                    "the archive", String.format(Locale.ENGLISH, "it is larger than %,d bytes", most));
        }
        new ZipDirectory(bytes, 2 * limits.maxFiles()).check();
        try (var zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                collect(zip, entry, collector);
            }
        }
    }

    private static void collect(ZipFile zip, ZipArchiveEntry entry, ContextCollector collector) throws IOException {
        var name = name(entry);
        refuseUnusual(name, entry);
        if (name.endsWith("/") || (entry.getUnixMode() & KIND) == FOLDER) {
            ContextArchive.checkFolder(name);
            return;
        }
        try (var content = zip.getInputStream(entry)) {
            collector.add(
                    ContextPath.of(name),
                    FileMode.ofBits(entry.getUnixMode()),
                    entry.getSize(),
                    limit -> checked(content, Math.toIntExact(limit), entry));
        }
    }

    /// What is within the limit is read whole, and must be what its sender packed.
    private static byte[] checked(InputStream content, int limit, ZipArchiveEntry entry) throws IOException {
        var bytes = content.readNBytes(limit);
        var sum = new CRC32();
        sum.update(bytes);
        if (bytes.length < limit && (sum.getValue() != entry.getCrc() || bytes.length != entry.getSize())) {
            throw new IOException("'%s' is damaged".formatted(ContextPath.shown(entry.getName())));
        }
        return bytes;
    }

    private static void refuseUnusual(String name, ZipArchiveEntry entry) {
        var why = switch (entry.getUnixMode() & KIND) {
            case 0, REGULAR, FOLDER -> entry.getGeneralPurposeBit().usesEncryption() ? "encrypted" : "";
            case LINK -> "a symbolic link";
            default -> "a device or something else that is no file";
        };
        if (!why.isEmpty()) {
            throw new InvalidException(
                    "file '%s'".formatted(ContextPath.shown(name)),
                    "it is %s; a build context has only regular files and folders".formatted(why));
        }
    }

    private static String name(ZipArchiveEntry entry) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(entry.getRawName()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidException(
                    "file '%s'".formatted(ContextPath.shown(entry.getName())), "its name has bytes that are not UTF-8");
        }
    }
}
