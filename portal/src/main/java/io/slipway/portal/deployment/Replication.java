package io.slipway.portal.deployment;

import java.util.List;

/// How many containers a deployment is wanted to have, and those it has beside its first one.
public record Replication(int wanted, List<Replica> others) {
    public Replication {
        others = List.copyOf(others);
    }
}
