package io.slipway.portal.comparison;

import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The two ways in which a run and the outside talk: the run says how far it is, the outside says stop.
///
/// A stop reaches whatever is being waited for through [#whileRunning]: a build, a child process.
final class RunControl {
    private boolean stopped;
    private @Nullable Runnable stopper;
    private volatile ComparisonProgress progress = ComparisonProgress.of("PREPARING", "Getting ready");

    /// Something that can be stopped from another thread.
    interface Stoppable<T> {
        T await() throws InterruptedException;
    }

    ComparisonProgress progress() {
        return progress;
    }

    void progress(ComparisonProgress news) {
        progress = news;
    }

    /// Says what comes next, unless it was told to stop.
    void next(String phase, String message) {
        checkNotStopped();
        progress = ComparisonProgress.of(phase, message);
    }

    synchronized void checkNotStopped() {
        if (stopped) {
            throw new CancellationException("The comparison was cancelled");
        }
    }

    /// Waits for something; a stop meanwhile calls the stopper, and this then ends with a cancellation.
    <T> T whileRunning(Runnable howToStop, Stoppable<T> work) throws InterruptedException {
        arm(howToStop);
        T result;
        try {
            result = work.await();
        } catch (RuntimeException e) {
            checkNotStopped(); // being stopped explains whatever else went wrong
            throw e;
        } finally {
            disarm();
        }
        checkNotStopped();
        return result;
    }

    private synchronized void arm(Runnable howToStop) {
        checkNotStopped();
        stopper = howToStop;
    }

    private synchronized void disarm() {
        stopper = null;
    }

    /// From now on the run ends at the next opportunity. Stopping twice does nothing.
    void stop() {
        Runnable toStop;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            toStop = stopper;
        }
        if (toStop != null) {
            toStop.run();
        }
    }
}
