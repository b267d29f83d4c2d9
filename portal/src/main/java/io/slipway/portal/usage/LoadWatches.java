package io.slipway.portal.usage;

import io.slipway.engine.ContainerId;
import io.slipway.portal.deployment.Load;
import io.slipway.registry.ConflictException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watches of all that runs: of each deployment's first container the one that everybody shares, of its others
/// watches of their own. Of one thread.
final class LoadWatches implements AutoCloseable {
    static final int MOST_BESIDE = 120;

    private static final Logger LOG = LoggerFactory.getLogger(LoadWatches.class);

    private final UsageService usages;
    private final Map<UUID, UsageWatch> firsts = new HashMap<>();
    private final Map<ContainerId, UsageWatch> others = new HashMap<>();
    private Map<UUID, List<ContainerId>> running = Map.of();

    LoadWatches(UsageService usages) {
        this.usages = usages;
    }

    /// Begins with what runs newly, and ends with what does not run any more.
    void choose(Map<UUID, List<ContainerId>> now) {
        running = now;
        gone(firsts.keySet(), now.keySet()).forEach(this::leave);
        var beside = now.values().stream().flatMap(List::stream).collect(Collectors.toSet());
        gone(others.keySet(), beside).forEach(this::leave);
        try {
            now.keySet().forEach(id -> firsts.computeIfAbsent(id, usages::enter));
        } catch (ConflictException e) {
            LOG.debug("Not everything that runs is looked at: {}", e.getMessage());
        }
        now.values().forEach(this::watchBeside);
    }

    /// All of a deployment's, or none of them: a part of what it uses would pass for all of it.
    private void watchBeside(List<ContainerId> containers) {
        var fresh = containers.stream()
                .filter(container -> !others.containsKey(container))
                .toList();
        if (others.size() + fresh.size() <= MOST_BESIDE) {
            fresh.forEach(container -> others.put(container, usages.alone(container)));
        }
    }

    private static <K> Set<K> gone(Collection<K> before, Collection<K> now) {
        var gone = new HashSet<>(before);
        gone.removeAll(now);
        return gone;
    }

    private void leave(UUID id) {
        firsts.remove(id);
        usages.leave(id);
    }

    private void leave(ContainerId container) {
        Objects.requireNonNull(others.remove(container)).close();
    }

    /// What each uses, as far as it was looked at; without those of which a container is not looked at.
    Map<UUID, Load> loads() {
        var loads = new HashMap<UUID, Load>();
        running.forEach((id, beside) -> watches(id, beside).stream()
                .flatMap(watch -> watch.last().stream())
                .map(usage -> new Load(usage.at(), usage.cpus(), usage.memoryBytes()))
                .reduce(LoadWatches::sum)
                .ifPresent(load -> loads.put(id, load)));
        return loads;
    }

    private List<UsageWatch> watches(UUID id, List<ContainerId> beside) {
        var first = firsts.get(id);
        if (first == null || !others.keySet().containsAll(beside)) {
            return List.of();
        }
        return Stream.concat(Stream.of(first), beside.stream().map(others::get)).toList();
    }

    private static Load sum(Load one, Load other) {
        var at = one.at().isAfter(other.at()) ? one.at() : other.at();
        return new Load(at, one.cpus() + other.cpus(), one.memoryBytes() + other.memoryBytes());
    }

    /// Whether all were looked at.
    boolean complete() {
        return Stream.concat(firsts.values().stream(), others.values().stream())
                .allMatch(watch -> watch.last().isPresent());
    }

    @Override
    public void close() {
        Set.copyOf(firsts.keySet()).forEach(this::leave);
        Set.copyOf(others.keySet()).forEach(this::leave);
    }
}
