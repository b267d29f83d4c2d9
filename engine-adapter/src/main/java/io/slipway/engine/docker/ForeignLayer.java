package io.slipway.engine.docker;

import io.slipway.engine.BadArchiveException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A layer of an archive from outside, read once to its end.
///
/// @param bytes how many it has unpacked
/// @param diffId what engines know its unpacked content by
record ForeignLayer(Path file, boolean packed, long bytes, String diffId) {
    private static final int HEAD = 6;
    private static final List<String> OTHER_COMPRESSIONS = List.of("425a68", "fd377a585a00", "28b52ffd");
    private static final String SKIPPABLE = "2a4d18"; // what may stand before zstd, after a first byte of 50 to 5f
    private static final String HEADER_ONLY = "123456"; // kinds of entries that have no content

    /// @param largest how many bytes it may have unpacked
    static ForeignLayer of(Path file, long largest) throws IOException {
        var packed = isPacked(file);
        var sum = Sha256.begin();
        try (var content = open(file, packed)) {
            var limited = new Rationed(new DigestInputStream(content, sum), largest);
            lookThrough(limited);
            var bytes = limited.toEnd();
            return new ForeignLayer(
                    file, packed, bytes, "sha256:" + HexFormat.of().formatHex(sum.digest()));
        }
    }

    /// Engines look at the first bytes too, and unpack what they know.
    private static boolean isPacked(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var head = HexFormat.of().formatHex(in.readNBytes(HEAD));
            var skippable = head.startsWith("5") && head.startsWith(SKIPPABLE, 2);
            if (skippable || OTHER_COMPRESSIONS.stream().anyMatch(head::startsWith)) {
                throw new BadArchiveException(
                        "a layer in it is compressed otherwise than with gzip. Save it with docker save");
            }
            return head.startsWith("1f8b");
        }
    }

    private static InputStream open(Path file, boolean packed) throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return packed ? new GZIPInputStream(in, 1 << 16) : in;
    }

    private static void lookThrough(Rationed limited) throws IOException {
        var tar = new TarArchiveInputStream(limited); // not closed: bytes may follow that count for the sum
        for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            refuseHoles(entry);
            limited.allow(entry.getSize());
        }
    }

    /// A file that says it is longer than what is there of it would fill the disk that it is unpacked on.
    private static void refuseHoles(TarArchiveEntry entry) {
        if (entry.isSparse()) {
            throw new BadArchiveException("a layer in it has a sparse file, which cannot be taken");
        }
        if (HEADER_ONLY.indexOf(entry.getLinkFlag()) >= 0 && entry.getSize() != 0) {
            throw new BadArchiveException("a layer in it has a link or a directory with a content");
        }
    }

    /// Writes it unpacked: the very bytes that were summed up.
    void writeTo(OutputStream out) throws IOException {
        try (var in = open(file, packed)) {
            in.transferTo(out);
        }
    }
}
