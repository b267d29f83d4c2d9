package io.slipway.engine.docker;

import java.io.InputStream;

/// What was typed and not yet taken by the engine: a bounded pipe for any threads.
///
/// The JDK's own pipe takes a writer whose thread has ended for the end of the stream; here threads come and go.
final class Keys extends InputStream {
    private final byte[] buffer = new byte[64 * 1024];
    private int start;
    private int length;
    private boolean closed;

    /// Waits for room; does nothing once it is closed.
    synchronized void put(byte[] keys) throws InterruptedException {
        for (var key : keys) {
            while (length == buffer.length && !closed) {
                wait();
            }
            if (closed) {
                return;
            }
            buffer[(start + length++) % buffer.length] = key;
            notifyAll();
        }
    }

    @Override
    public synchronized int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int wanted) {
        if (wanted == 0) {
            return 0;
        }
        while (length == 0 && !closed) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return -1;
            }
        }
        if (length == 0) {
            return -1;
        }
        var count = 0;
        while (count < wanted && length > 0) {
            target[offset + count++] = buffer[start];
            start = (start + 1) % buffer.length;
            length--;
        }
        notifyAll();
        return count;
    }

    @Override
    public synchronized int available() {
        return length;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
