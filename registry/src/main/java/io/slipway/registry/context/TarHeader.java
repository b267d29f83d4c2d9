package io.slipway.registry.context;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// One 512-byte header of a tar archive.
record TarHeader(byte[] block) {
    private static final int MODE = 100;
    private static final int SIZE = 124;
    private static final int CHECKSUM = 148;
    private static final int TYPE = 156;
    private static final int MAGIC = 257;
    private static final int PREFIX = 345;

    /// Archives end with blocks of zeros.
    boolean isEnd() {
        return Arrays.equals(block, new byte[block.length]);
    }

    void verify() throws IOException {
        var sum = 0L;
        for (var i = 0; i < block.length; i++) {
            sum += i >= CHECKSUM && i < CHECKSUM + 8 ? ' ' : block[i] & 0xff;
        }
        if (sum != number(CHECKSUM, 8)) {
            throw new IOException("a header's checksum is wrong");
        }
    }

    char type() {
        return (char) (block[TYPE] & 0xff);
    }

    int mode() throws IOException {
        return (int) (number(MODE, 8) & 07777);
    }

    long size() throws IOException {
        return number(SIZE, 12);
    }

    /// The name; only POSIX archives, which have a NUL after `ustar`, keep the folders of a long one apart.
    String name() {
        var name = TarReader.untilNul(block, 0, MODE);
        var isPosix = new String(block, MAGIC, 6, StandardCharsets.ISO_8859_1).equals("ustar\0");
        var prefix = isPosix ? TarReader.untilNul(block, PREFIX, PREFIX + 155) : new byte[0];
        return prefix.length == 0 ? TarReader.utf8(name) : TarReader.utf8(prefix) + "/" + TarReader.utf8(name);
    }

    /// Octal digits between blanks, or, with the first bit set, a big-endian number.
    private long number(int offset, int length) throws IOException {
        if ((block[offset] & 0x80) != 0) {
            return binary(offset, length);
        }
        var digits =
                new String(TarReader.untilNul(block, offset, offset + length), StandardCharsets.ISO_8859_1).strip();
        try {
            var number = digits.isEmpty() ? 0 : Long.parseLong(digits, 8);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("a number in a header is not octal", e);
        }
        throw new IOException("a number in a header is negative");
    }

    private long binary(int offset, int length) throws IOException {
        var value = (long) (block[offset] & 0x7f);
        for (var i = 1; i < length; i++) {
            if (value > Long.MAX_VALUE >> 9) {
                throw new IOException("a number in a header is too large");
            }
            value = value << 8 | block[offset + i] & 0xff;
        }
        return value;
    }
}
