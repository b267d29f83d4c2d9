package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An entrant with the addresses at which it answers and the limits under which it runs.
record Fielded(Entrant entrant, List<Address> addresses, Map<String, String> limits) {
    Target target() {
        var facts = new LinkedHashMap<>(entrant.facts());
        facts.putAll(limits);
        return new Target(
                entrant.id(),
                entrant.label(),
                entrant.role(),
                addresses,
                entrant.endpoint().predictPath(),
                facts);
    }
}
