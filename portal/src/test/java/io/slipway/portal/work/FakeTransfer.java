package io.slipway.portal.work;

import io.slipway.engine.EngineException;
import io.slipway.engine.ImageReference;
import io.slipway.engine.LayerProgress;
import io.slipway.engine.RegistryLogin;
import io.slipway.engine.RunningTransfer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A transfer in memory. To and from a path that begins with `slow` it lasts until it is closed, and what begins with
/// `private` wants a login.
final class FakeTransfer implements RunningTransfer {
    static final String DIGEST = "sha256:" + "d".repeat(64);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final boolean slow;
    private final boolean refused;

    private FakeTransfer(boolean slow, boolean refused) {
        this.slow = slow;
        this.refused = refused;
    }

    static FakeTransfer begin(ImageReference name, @Nullable RegistryLogin login, Consumer<LayerProgress> progress) {
        progress.accept(new LayerProgress("0123456789ab", "Pushing", 512, 1_024));
        progress.accept(new LayerProgress("ba9876543210", "Layer already exists", 0, 0));
        var path = name.value().substring(name.value().indexOf('/') + 1);
        var transfer = new FakeTransfer(path.startsWith("slow"), path.startsWith("private") && login == null);
        if (!transfer.slow) {
            transfer.ended.countDown();
        }
        return transfer;
    }

    boolean arrives() {
        return !slow && !refused;
    }

    @Override
    public boolean await(Duration limit) throws InterruptedException {
        if (!ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return false;
        }
        if (!arrives()) {
            throw new EngineException.Rejected("move the image", slow ? "it was given up" : "access denied", null);
        }
        return true;
    }

    @Override
    public String digest() {
        return DIGEST;
    }

    @Override
    public void close() {
        ended.countDown();
    }
}
