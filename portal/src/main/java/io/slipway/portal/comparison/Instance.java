package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Address;
import io.slipway.engine.ContainerId;

/// One container that is measured, at its port on loopback.
record Instance(Entrant entrant, ContainerId container, int hostPort) {
    static final String LOOPBACK = "127.0.0.1";

    Address address() {
        return new Address(LOOPBACK, hostPort);
    }
}
