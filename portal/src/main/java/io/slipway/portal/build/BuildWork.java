package io.slipway.portal.build;

import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.RunningWork;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Builds that wait or run, for the list of running work.
@Component
@Order(1)
class BuildWork implements RunningWork {
    private final BuildMonitor monitor;

    BuildWork(BuildMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Runnable watch(Caller caller, Consumer<List<Item>> listener) {
        return monitor.subscribe(caller, BuildQuery.all(), builds -> listener.accept(items(builds)))::remove;
    }

    private static List<Item> items(List<BuildDetails> builds) {
        return builds.stream()
                .filter(build -> !build.status().isFinal())
                .map(build -> new Item(
                        "Build #%d · %s".formatted(build.number(), build.script()),
                        BuildLooks.word(build),
                        BuildLooks.step(build),
                        Links.build(build.id())))
                .toList()
                .reversed();
    }
}
