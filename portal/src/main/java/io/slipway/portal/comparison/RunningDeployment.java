package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Address;
import io.slipway.engine.ImageDetails;
import io.slipway.engine.Limits;
import io.slipway.registry.script.ScriptName;
import java.util.UUID;

/// A deployment that runs now, as a comparison needs it.
record RunningDeployment(
        UUID id,
        String name,
        ScriptName script,
        int revision,
        ImageDetails image,
        ModelEndpoint endpoint,
        Address address,
        Limits limits) {}
