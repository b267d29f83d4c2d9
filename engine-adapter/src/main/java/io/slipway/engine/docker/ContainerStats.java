package io.slipway.engine.docker;

import com.github.dockerjava.api.model.Statistics;
import io.slipway.engine.ContainerUsage;
import io.slipway.engine.OpenStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One open look at what a container uses: the engine's samples in, about one a second, ours out.
final class ContainerStats extends SafeCallback<Statistics> implements OpenStream {
    private final String action;
    private final Consumer<ContainerUsage> looks;
    private final Consumer<OpenStream> afterwards;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable Throwable failure;

    ContainerStats(String action, Consumer<ContainerUsage> looks, Consumer<OpenStream> afterwards) {
        this.action = action;
        this.looks = looks;
        this.afterwards = afterwards;
    }

    @Override
    public void onNext(Statistics sample) {
        var look = closed() ? null : Usages.of(sample);
        if (look != null) {
            looks.accept(look);
        }
    }

    @Override
    public void onComplete() {
        super.onComplete();
        end();
    }

    @Override
    public void onError(Throwable throwable) {
        if (!closed()) {
            failure = throwable;
        }
        super.onError(throwable);
        end();
    }

    private void end() {
        afterwards.accept(this);
        ended.countDown();
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
