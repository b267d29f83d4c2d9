package io.slipway.portal.comparison;

import io.slipway.portal.shell.Links;
import io.slipway.portal.shell.RunningWork;
import io.slipway.registry.Caller;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Comparisons that wait or measure, for the list of running work.
@Component
@Order(3)
class ComparisonsUnderWay implements RunningWork {
    private final ComparisonMonitor monitor;

    ComparisonsUnderWay(ComparisonMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Runnable watch(Caller caller, Consumer<List<Item>> listener) {
        return monitor.watchLatest(caller, comparisons -> listener.accept(items(comparisons)))::remove;
    }

    private static List<Item> items(List<ComparisonSnapshot> comparisons) {
        return comparisons.stream()
                .filter(comparison -> !comparison.status().isFinal())
                .map(comparison -> new Item(
                        comparison.name(),
                        ComparisonLooks.word(comparison),
                        ComparisonLooks.step(comparison),
                        Links.comparison(comparison.id())))
                .toList()
                .reversed();
    }
}
