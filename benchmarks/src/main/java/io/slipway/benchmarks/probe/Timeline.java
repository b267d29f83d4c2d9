package io.slipway.benchmarks.probe;

import java.util.concurrent.locks.LockSupport;

/// The time an open loop lives in. A test puts a made-up one in its place, so that arithmetic decides.
interface Timeline {
    /// The machine's own.
    Timeline REAL = new Timeline() {
        // a parked thread wakes up late by about as much; the rest is waited for awake
        private static final long AWAKE_NANOS = 80_000;

        @Override
        public long now() {
            return System.nanoTime();
        }

        @Override
        public void sleepUntil(long nanos) {
            for (long left = nanos - now(); left > 0; left = nanos - now()) {
                if (left > AWAKE_NANOS) {
                    LockSupport.parkNanos(left - AWAKE_NANOS);
                } else {
                    Thread.onSpinWait();
                }
            }
        }
    };

    /// Nanoseconds from any fixed point.
    long now();

    /// Returns at that time, or at once when it is past.
    void sleepUntil(long nanos);
}
