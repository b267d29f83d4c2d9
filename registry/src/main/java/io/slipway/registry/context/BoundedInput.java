package io.slipway.registry.context;

import io.slipway.registry.InvalidException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/// Counts what is read and refuses to go on beyond a limit, so that a small upload cannot unpack to a huge one.
final class BoundedInput extends FilterInputStream {
    private final long limit;
    private long count;

    BoundedInput(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var value = super.read();
        counted(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        var read = super.read(buffer, offset, length);
        counted(Math.max(read, 0));
        return read;
    }

    /// By reading, so that skipped bytes count as well.
    @Override
    public long skip(long length) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(Math.max(length, 0), 64 * 1024)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    long count() {
        return count;
    }

    private void counted(long read) {
        count += read;
        if (count > limit) {
            throw new InvalidException(
                    "the archive",
                    String.format(
                            Locale.ENGLISH, "it unpacks to more than %,d bytes; a revision may have less", limit));
        }
    }
}
