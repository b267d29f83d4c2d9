package io.slipway.portal.image;

import io.slipway.registry.ForbiddenException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// What somebody sends, which ends as soon as they are signed out: it asks once a second.
final class WatchedStream extends FilterInputStream {
    private static final long ASK_NANOS = Duration.ofSeconds(1).toNanos();

    private final BooleanSupplier standing;
    private long nextAsk = System.nanoTime() + ASK_NANOS;

    WatchedStream(InputStream in, BooleanSupplier standing) {
        super(in);
        this.standing = standing;
    }

    @Override
    public int read() throws IOException {
        askNowAndThen();
        return super.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        askNowAndThen();
        return super.read(buffer, offset, length);
    }

    private void askNowAndThen() {
        if (System.nanoTime() >= nextAsk) {
            refuseWhenOver();
            nextAsk = System.nanoTime() + ASK_NANOS;
        }
    }

    /// @throws ForbiddenException when whoever sends is not signed in any more
    void refuseWhenOver() {
        if (!standing.getAsBoolean()) {
            throw new ForbiddenException(
                    "Your token was revoked or has expired, or your session is over. Sign in again.", Map.of());
        }
    }
}
