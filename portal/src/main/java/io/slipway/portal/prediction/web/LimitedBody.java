package io.slipway.portal.prediction.web;

import io.slipway.portal.prediction.Payload;
import io.slipway.portal.prediction.QuestionFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A request's body that says whose fault it is when it ends badly.
final class LimitedBody extends FilterInputStream {
    private long read;

    LimitedBody(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = next(buffer, offset, length);
        read += Math.max(0, count);
        if (read > Payload.MAX_BYTES) {
            throw new QuestionFailure.TooLarge().carried();
        }
        return count;
    }

    private int next(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            var broken = new QuestionFailure.BrokenOff().carried();
            broken.addSuppressed(e);
            throw broken;
        }
    }
}
