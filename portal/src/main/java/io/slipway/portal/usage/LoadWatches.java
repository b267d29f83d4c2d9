package io.slipway.portal.usage;

import io.slipway.engine.ContainerId;
import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.Load;
import io.slipway.registry.ConflictException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watches of all that runs, which those who look at one container share. Of one thread.
final class LoadWatches implements AutoCloseable {
    /// Leaves room among what may be watched for those who look at a page.
    static final int MOST = 180;

    private static final Logger LOG = LoggerFactory.getLogger(LoadWatches.class);

    private final UsageService usages;
    private final Map<ContainerChoice, UsageWatch> watches = new HashMap<>();
    private Map<UUID, List<ContainerChoice>> running = Map.of();

    LoadWatches(UsageService usages) {
        this.usages = usages;
    }

    /// Begins with what runs newly, and ends with what does not run any more.
    ///
    /// @param now deployments with their containers beside the first
    void choose(Map<UUID, List<ContainerId>> now) {
        running = choices(now);
        var wanted = running.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        Set.copyOf(watches.keySet()).stream()
                .filter(choice -> !wanted.contains(choice))
                .forEach(this::leave);
        try {
            running.values().forEach(this::enter);
        } catch (ConflictException e) {
            LOG.debug("Not everything that runs is looked at: {}", e.getMessage());
        }
    }

    private static Map<UUID, List<ContainerChoice>> choices(Map<UUID, List<ContainerId>> now) {
        var choices = new LinkedHashMap<UUID, List<ContainerChoice>>();
        now.forEach((id, beside) -> choices.put(
                id,
                Stream.concat(
                                Stream.of(ContainerChoice.first(id)),
                                beside.stream().map(container -> new ContainerChoice(id, container)))
                        .toList()));
        return choices;
    }

    /// All of a deployment's, or none of them: a part of what it uses would pass for all of it.
    private void enter(List<ContainerChoice> choices) {
        var fresh =
                choices.stream().filter(choice -> !watches.containsKey(choice)).toList();
        if (watches.size() + fresh.size() <= MOST) {
            fresh.forEach(choice -> watches.put(choice, usages.enter(choice)));
        }
    }

    private void leave(ContainerChoice choice) {
        watches.remove(choice);
        usages.leave(choice);
    }

    /// What each uses, as far as it was looked at; without those of which a container is not looked at.
    Map<UUID, Load> loads() {
        var loads = new HashMap<UUID, Load>();
        running.forEach((id, choices) -> {
            if (watches.keySet().containsAll(choices)) {
                choices.stream()
                        .map(watches::get)
                        .flatMap(watch -> watch.last().stream())
                        .map(usage -> new Load(usage.at(), usage.cpus(), usage.memoryBytes()))
                        .reduce(LoadWatches::sum)
                        .ifPresent(load -> loads.put(id, load));
            }
        });
        return loads;
    }

    private static Load sum(Load one, Load other) {
        var at = one.at().isAfter(other.at()) ? one.at() : other.at();
        return new Load(at, one.cpus() + other.cpus(), one.memoryBytes() + other.memoryBytes());
    }

    /// Whether all were looked at.
    boolean complete() {
        return watches.values().stream().allMatch(watch -> watch.last().isPresent());
    }

    @Override
    public void close() {
        Set.copyOf(watches.keySet()).forEach(this::leave);
    }
}
