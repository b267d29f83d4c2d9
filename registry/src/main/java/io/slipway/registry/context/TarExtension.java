package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What extended headers say about the entry that follows them: a long or foreign name, a large size.
final class TarExtension {
    private @Nullable String name;
    private @Nullable Long size;

    /// Records `<length> <key>=<value>\n`.
    void readPax(byte[] payload) throws IOException {
        for (var start = 0; start < payload.length; ) {
            var blank = indexOf(payload, ' ', start);
            var length = decimal(Arrays.copyOfRange(payload, start, blank));
            var end = start + length;
            if (length <= 0 || end > payload.length || end <= blank + 1 || payload[(int) end - 1] != '\n') {
                throw new IOException("an extended header is malformed");
            }
            var equals = indexOf(payload, '=', blank);
            take(
                    new String(payload, blank + 1, equals - blank - 1, StandardCharsets.UTF_8),
                    Arrays.copyOfRange(payload, equals + 1, (int) end - 1));
            start = (int) end;
        }
    }

    void readLongName(byte[] payload) {
        name = TarReader.utf8(TarReader.untilNul(payload, 0, payload.length));
    }

    TarEntry appliedTo(TarHeader header) throws IOException {
        return new TarEntry(
                name == null ? header.name() : name, header.type(), header.mode(), size == null ? header.size() : size);
    }

    private void take(String key, byte[] value) throws IOException {
        if (key.equals("path")) {
            name = TarReader.utf8(value);
        } else if (key.equals("size")) {
            size = decimal(value);
        } else if (key.startsWith("GNU.sparse.")) {
            throw new InvalidException(
                    "the archive", "it has a sparse file; a build context has only regular files and folders");
        }
    }

    private static long decimal(byte[] digits) throws IOException {
        try {
            var number = Long.parseLong(new String(digits, StandardCharsets.ISO_8859_1));
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IOException("an extended header is malformed", e);
        }
        throw new IOException("an extended header is malformed");
    }

    private static int indexOf(byte[] bytes, char wanted, int from) throws IOException {
        for (var i = from; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        throw new IOException("an extended header is malformed");
    }
}
