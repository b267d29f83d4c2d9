package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a tar stream (ustar, with the extended headers of PAX and GNU tar) exactly as they
/// are written.
///
/// Libraries for unpacking mend names: they drop a leading `/` or replace bytes that are not UTF-8. Here such
/// an archive must be refused, so nothing is mended. Numbers, names and checksums that are not well-formed end
/// the reading.
final class TarReader {
    private static final int BLOCK = 512;
    private static final int MAX_EXTENSION = 64 * 1024;

    private final InputStream in;
    private long unread; // bytes of the current entry's content
    private int padding;

    TarReader(InputStream in) {
        this.in = in;
    }

    /// The next entry that is no extension of another; null at the end.
    @Nullable
    TarEntry next() throws IOException {
        var extension = new TarExtension();
        while (true) {
            in.skipNBytes(unread + padding);
            unread = 0;
            padding = 0;
            var block = in.readNBytes(BLOCK);
            if (block.length < BLOCK) {
                throw new EOFException("it ends too early");
            }
            var header = new TarHeader(block);
            if (header.isEnd()) {
                readOn();
                return null;
            }
            header.verify();
            begin(header.size());
            switch (header.type()) {
                case 'x' -> extension.readPax(payload());
                case 'L' -> extension.readLongName(payload());
                case 'g', 'K' -> payload();
                default -> {
                    var entry = extension.appliedTo(header);
                    begin(entry.size());
                    return entry;
                }
            }
        }
    }

    /// Up to so many bytes of the current entry's content.
    byte[] content(long most) throws IOException {
        var wanted = Math.toIntExact(Math.min(most, unread));
        var content = in.readNBytes(wanted);
        if (content.length < wanted) {
            throw new EOFException("it ends too early");
        }
        unread -= wanted;
        return content;
    }

    /// The check sum of a gzip is behind its last byte, so an archive is whole only when all of it was read.
    private void readOn() throws IOException {
        var rest = in.readNBytes(BLOCK);
        while (rest.length > 0) {
            for (var value : rest) {
                if (value != 0) {
                    throw new InvalidException("the archive", "something follows on its end");
                }
            }
            rest = in.readNBytes(BLOCK);
        }
    }

    private void begin(long size) {
        unread = size;
        padding = (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private byte[] payload() throws IOException {
        if (unread > MAX_EXTENSION) {
            throw new InvalidException("the archive", "an extended header is too long");
        }
        return content(unread);
    }

    static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            var shown = new String(bytes, StandardCharsets.UTF_8);
            throw ContextPath.refused(shown, "has bytes that are not UTF-8");
        }
    }

    /// The bytes up to the first NUL.
    static byte[] untilNul(byte[] bytes, int from, int to) {
        var end = from;
        while (end < to && bytes[end] != 0) {
            end++;
        }
        return Arrays.copyOfRange(bytes, from, end);
    }
}
