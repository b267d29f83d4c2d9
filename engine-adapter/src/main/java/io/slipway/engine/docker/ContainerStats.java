package io.slipway.engine.docker;

import com.github.dockerjava.api.model.Statistics;
import io.slipway.engine.ContainerUsage;
import io.slipway.engine.OpenStream;
import java.util.function.Consumer;

/// One open look at what a container uses: the engine's samples in, about one a second, ours out.
final class ContainerStats extends StreamCallback<Statistics> {
    private final Consumer<ContainerUsage> looks;
    private final Consumer<OpenStream> afterwards;

    ContainerStats(String action, Consumer<ContainerUsage> looks, Consumer<OpenStream> afterwards) {
        super(action);
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
    void end() {
        afterwards.accept(this);
        ended();
    }
}
