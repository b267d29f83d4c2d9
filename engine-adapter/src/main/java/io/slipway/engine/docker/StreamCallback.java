package io.slipway.engine.docker;

import io.slipway.engine.OpenStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A stream of the engine's that callers hold open: it ends once, whoever ends it, and tells afterwards what broke it.
abstract class StreamCallback<T> extends SafeCallback<T> implements OpenStream {
    final String action;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    /// @param action to complete "Could not …"
    StreamCallback(String action) {
        this.action = action;
    }

    /// Called when nothing more will come, perhaps more than once; [#ended] lets go of those who wait.
    abstract void end();

    /// Nothing is left to be done.
    final void ended() {
        ended.countDown();
    }

    final void failed(Throwable throwable) {
        failure = throwable;
    }

    @Override
    public void onComplete() {
        super.onComplete();
        end();
    }

    @Override
    public void onError(Throwable throwable) {
        if (!closed()) {
            failed(throwable);
        }
        super.onError(throwable);
        end();
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        var broken = failure;
        if (broken != null) {
            throw Failures.translated(action, broken);
        }
        return true;
    }

    @Override
    public void close() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end();
        }
    }
}
