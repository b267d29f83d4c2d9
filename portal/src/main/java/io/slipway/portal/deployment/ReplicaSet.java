package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;

/// How many containers a deployment is to have, and those it has beside its first.
@Embeddable
class ReplicaSet {
    @Column(name = "replicas")
    private int wanted;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "replica", joinColumns = @JoinColumn(name = "deployment_id"))
    @Fetch(FetchMode.SUBSELECT)
    private Set<Replica> others = new HashSet<>();

    protected ReplicaSet() {}

    ReplicaSet(int wanted) {
        this.wanted = wanted;
    }

    int wanted() {
        return wanted;
    }

    Set<Replica> others() {
        return Set.copyOf(others);
    }

    Stream<ContainerId> containers() {
        return others.stream().map(Replica::container);
    }

    /// How many have to be started beside a first that runs; below 0 when there are too many.
    int missing() {
        return wanted - 1 - others.size();
    }

    void want(int containers) {
        wanted = containers;
    }

    /// Wants no more than there are beside a first that runs.
    void settleForThese() {
        wanted = 1 + others.size();
    }

    void add(Instance replica) {
        others.add(new Replica(replica.container().value(), replica.port(), true));
    }

    void remove(ContainerId replica) {
        others.removeIf(other -> other.container().equals(replica));
    }

    void clear() {
        others.clear();
    }

    /// Takes out one that can stand in for the first, a healthy one before others; empty when there is none.
    Optional<Replica> takeStandIn() {
        var next = others.stream().max(Comparator.comparing(Replica::healthy).thenComparing(Replica::containerId));
        next.ifPresent(others::remove);
        return next;
    }

    /// Answers whether something is different now.
    boolean felt(ContainerId replica, boolean well) {
        var changed = others.stream()
                .filter(other -> other.container().equals(replica) && other.healthy() != well)
                .findFirst();
        changed.ifPresent(other -> {
            others.remove(other);
            others.add(other.felt(well));
        });
        return changed.isPresent();
    }

    Replication replication() {
        List<Replica> sorted = others.stream()
                .sorted(Comparator.comparing(Replica::containerId))
                .toList();
        return new Replication(wanted, sorted);
    }
}
