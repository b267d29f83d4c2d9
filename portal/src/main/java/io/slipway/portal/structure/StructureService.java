package io.slipway.portal.structure;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.deployment.Load;
import io.slipway.portal.deployment.RunningLoads;
import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What stands on what, for callers: whoever is signed in sees the host and the engine, and of deployments those of
/// their teams. Of the others they learn only how many there are and what they take.
@Service
public class StructureService {
    private final StructureMonitor monitor;
    private final DeploymentService deployments;
    private final RunningLoads loads;

    StructureService(StructureMonitor monitor, DeploymentService deployments, RunningLoads loads) {
        this.monitor = monitor;
        this.deployments = deployments;
        this.loads = loads;
    }

    /// The picture as it is now.
    public Structure of(Caller caller) {
        var snapshot = monitor.snapshot();
        var mine = deployments.list(caller, DeploymentQuery.all()).stream()
                .filter(deployment -> snapshot.images().containsKey(deployment.id()))
                .collect(Collectors.toMap(DeploymentDetails::id, Function.identity()));
        var layers = Layers.of(snapshot.images(), snapshot.layers(), mine::containsKey);
        var shown = layers.shown();
        var standing = mine.values().stream()
                .sorted(Comparator.comparing(
                                (DeploymentDetails one) -> one.team().value())
                        .thenComparing(one -> one.name().value()))
                .map(one -> new Structure.Standing(one, layers.topOf(one.id()), loadOf(one, snapshot.loads())))
                .toList();
        return new Structure(
                snapshot.asOf(),
                snapshot.engine(),
                snapshot.imagesBytes(),
                used(snapshot.loads()),
                shown,
                standing,
                new Structure.Others(snapshot.images().size() - mine.size(), layers.bytesOfOthers()));
    }

    /// The same, after waiting for what runs to be looked at, at most so long.
    public Structure of(Caller caller, Duration patience) throws InterruptedException {
        loads.look(patience);
        return of(caller);
    }

    /// Calls the listener with the caller's picture of now, and again after changes.
    public Registration watch(Caller caller, Consumer<Structure> listener) {
        return monitor.subscribe(() -> listener.accept(of(caller)));
    }

    private static @Nullable Load loadOf(DeploymentDetails deployment, Map<UUID, Load> loads) {
        return deployment.status() == DeploymentStatus.RUNNING ? loads.get(deployment.id()) : null;
    }

    private static Structure.Used used(Map<UUID, Load> loads) {
        return new Structure.Used(
                loads.size(),
                loads.values().stream().mapToDouble(Load::cpus).sum(),
                loads.values().stream().mapToLong(Load::memoryBytes).sum());
    }
}
