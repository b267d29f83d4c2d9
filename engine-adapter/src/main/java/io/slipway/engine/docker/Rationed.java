package io.slipway.engine.docker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A stream that gives only as much as was allowed, so that nothing that is read whole into memory, such as the name of
/// a file in an archive, can be of any size.
final class Rationed extends FilterInputStream {
    private static final long BESIDE = 1 << 20; // headers, names, padding

    private final long most;
    private long left;
    private long allowed;

    /// @param most of all
    Rationed(InputStream in, long most) {
        super(in);
        this.most = most;
        this.left = most;
        this.allowed = BESIDE;
    }

    /// More was there than may be.
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Lets this many bytes be read next, and a little more.
    void allow(long bytes) throws TooMuch {
        if (bytes < 0 || bytes > left) {
            throw new TooMuch();
        }
        allowed = bytes + BESIDE;
    }

    /// Reads what is left, at most what may come, and answers how much was read of all.
    long toEnd() throws IOException {
        allowed = Long.MAX_VALUE;
        transferTo(OutputStream.nullOutputStream());
        return most - left;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        long now = Math.min(length, Math.min(left, allowed));
        if (now <= 0) {
            throw new TooMuch();
        }
        int read = super.read(buffer, offset, (int) now);
        if (read > 0) {
            left -= read;
            allowed -= read;
        }
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        return Math.max(0, read(new byte[(int) Math.min(count, 8_192)]));
    }

    @Override
    public int available() {
        return 0;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
