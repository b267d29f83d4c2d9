package io.slipway.portal.deployment;

import com.vaadin.flow.component.html.Span;
import io.slipway.portal.shell.Formats;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The cells of a list that say what containers use. News change their text alone, so that nobody who is at a row with
/// the keyboard loses their place.
class LoadCells implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Cell> cells = new ArrayList<>();
    private transient Map<UUID, Load> loads = Map.of();

    private record Cell(UUID deployment, LaunchLimits limits, Span text) implements Serializable {
        void show(@Nullable Load load) {
            text.setText(words(limits, load));
        }
    }

    /// Made anew whenever the list is.
    Span of(DeploymentDetails deployment) {
        var cell = new Cell(deployment.id(), ofAll(deployment), new Span());
        cell.show(loadOf(deployment));
        cells.add(cell);
        return cell.text();
    }

    /// What there was is replaced soon.
    void clear() {
        cells.clear();
    }

    void show(Map<UUID, Load> news) {
        loads = new HashMap<>(news);
        cells.forEach(cell -> cell.show(loads.get(cell.deployment())));
    }

    private @Nullable Load loadOf(DeploymentDetails deployment) {
        return deployment.status() == DeploymentStatus.RUNNING ? loads.get(deployment.id()) : null;
    }

    /// What all its containers together may use.
    private static LaunchLimits ofAll(DeploymentDetails deployment) {
        var one = deployment.limits();
        var containers = 1 + deployment.replication().others().size();
        return new LaunchLimits(one.cpus() * containers, one.memoryBytes() * containers, one.pids() * containers);
    }

    static String words(LaunchLimits limits, @Nullable Load load) {
        if (load == null) {
            return "up to " + DeploymentLooks.limits(limits);
        }
        return "%s of %s, %s of %s"
                .formatted(
                        cpus(load.cpus()),
                        limits.cpus() == 1 ? "1 CPU" : Formats.digits(limits.cpus()) + " CPUs",
                        Formats.memory(load.memoryBytes()),
                        Formats.memory(limits.memoryBytes()));
    }

    private static String cpus(double cpus) {
        return cpus < 0.005 ? "0" : "%.2f".formatted(cpus);
    }
}
