package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Address;
import io.slipway.engine.ContainerId;

/// One container that is measured, and where it listens.
record Instance(Entrant entrant, ContainerId container, Address address) {}
