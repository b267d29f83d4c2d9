package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/// The directory at the end of a zip, looked at before anything is made of it: a few megabytes can name a million
/// files, and each would be an object in memory. Nothing may stand behind it, so that no two programs see two archives
/// in one upload.
final class ZipDirectory {
    private static final int END = 0x06054b50;
    private static final int END_BYTES = 22;
    private static final int LARGE_END = 0x06064b50;
    private static final int LARGE_END_BYTES = 56;
    private static final int LARGE_LOCATOR = 0x07064b50;
    private static final int LARGE_LOCATOR_BYTES = 20;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_BYTES = 46;

    private final ByteBuffer zip;
    private final int most;

    /// @param most how many entries it may have
    ZipDirectory(byte[] zip, int most) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        this.most = most;
    }

    /// @throws IOException when it is damaged
    void check() throws IOException {
        var end = end();
        var locator = end - LARGE_LOCATOR_BYTES;
        if (locator >= 0 && zip.getInt(locator) == LARGE_LOCATOR) {
            var large = place(zip.getLong(locator + 8), LARGE_END_BYTES);
            if (zip.getInt(large) != LARGE_END) {
                throw damaged();
            }
            walk(zip.getLong(large + 48), zip.getLong(large + 40), large);
        } else {
            walk(Integer.toUnsignedLong(zip.getInt(end + 16)), Integer.toUnsignedLong(zip.getInt(end + 12)), end);
        }
    }

    /// The last mark counts, for other programs too.
    private int end() throws IOException {
        for (int place = zip.limit() - END_BYTES; place >= 0; place--) {
            if (zip.getInt(place) == END) {
                int comment = Short.toUnsignedInt(zip.getShort(place + 20));
                if (place + END_BYTES + comment != zip.limit()) {
                    throw new InvalidException("the archive", "something follows on its end");
                }
                return place;
            }
        }
        throw new IOException("its directory is missing");
    }

    private void walk(long start, long size, int end) throws IOException {
        if (start < 0 || size < 0 || start + size != end) {
            throw damaged();
        }
        var place = start;
        for (int count = 0; place < end; count++) {
            if (count == most) {
                throw new InvalidException(
                        "the archive", String.format(Locale.ENGLISH, "it has more than %,d entries", most));
            }
            place = next(place(place, ENTRY_BYTES));
        }
        if (place != end) {
            throw damaged();
        }
    }

    private int next(int entry) throws IOException {
        if (zip.getInt(entry) != ENTRY) {
            throw damaged();
        }
        var more = 0;
        for (var length = 28; length <= 32; length += 2) { // of name, extra field and comment
            more += Short.toUnsignedInt(zip.getShort(entry + length));
        }
        return entry + ENTRY_BYTES + more;
    }

    private int place(long place, int bytes) throws IOException {
        if (place < 0 || place > zip.limit() - bytes) {
            throw damaged();
        }
        return Math.toIntExact(place);
    }

    private static IOException damaged() {
        return new IOException("its directory is damaged");
    }
}
