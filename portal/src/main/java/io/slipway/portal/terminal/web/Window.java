package io.slipway.portal.terminal.web;

/// How far a shell may write ahead of what its reader has shown. Counts only for readers who tell what they have
/// shown; for others the connection itself is the brake.
final class Window {
    private static final long SIZE = 256 * 1024;

    private long ahead;
    private boolean counted;
    private boolean closed;

    /// Waits until there is room; false once nobody reads any more.
    synchronized boolean enter(int bytes) throws InterruptedException {
        while (counted && ahead >= SIZE && !closed) {
            wait();
        }
        ahead += bytes;
        return !closed;
    }

    synchronized void taken(long bytes) {
        counted = true;
        ahead = Math.max(0, ahead - bytes);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
