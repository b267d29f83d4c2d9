package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Target;
import io.slipway.engine.ImageId;
import io.slipway.engine.Limits;
import java.util.LinkedHashMap;
import java.util.Map;

/// What takes part in a run, target or control, before it is known to answer.
///
/// @param id its id in the plan: `t1` is the baseline
/// @param facts what the report tells about it
record Entrant(
        String id, String label, Target.Role role, Source source, ModelEndpoint endpoint, Map<String, String> facts) {
    static final String NOOP = "noop";
    static final String REPEAT = "repeat";

    /// Where its instances come from.
    sealed interface Source {}

    /// They are launched for this run only.
    record Fresh(ImageId image) implements Source {}

    /// A deployment of the team that runs already.
    record Running(Address address, Limits limits) implements Source {}

    Entrant {
        facts = new LinkedHashMap<>(facts);
    }

    /// A′: the same image once more, to see what two equal things differ by.
    Entrant repeated() {
        return new Entrant(REPEAT, label + " (again)", Target.Role.CONTROL_REPEAT, source, endpoint, facts);
    }
}
