package io.slipway.engine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;

/// A stream's callback that may be closed before the stream has begun.
///
/// The library forgets such an early close, and thread and socket stay for ever; this one remembers.
abstract class SafeCallback<T> extends ResultCallback.Adapter<T> {
    private volatile boolean closeWanted;

    @Override
    public void onStart(Closeable stream) {
        super.onStart(stream);
        if (closeWanted) {
            closeNow();
        }
    }

    @Override
    public void close() throws IOException {
        closeWanted = true;
        super.close();
    }

    /// Whether somebody has closed it.
    boolean closed() {
        return closeWanted;
    }

    private void closeNow() {
        try {
            super.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
