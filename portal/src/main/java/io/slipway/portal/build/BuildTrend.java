package io.slipway.portal.build;

import io.slipway.registry.Caller;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.util.List;
import org.springframework.stereotype.Service;

/// How the builds of a script went one after the other. Builds belong to the team of their script; to others there are
/// none.
@Service
public class BuildTrend {
    private static final int POINTS = 50;

    private final BuildPoints points;
    private final AccessPolicy policy;

    BuildTrend(BuildPoints points, AccessPolicy policy) {
        this.points = points;
        this.policy = policy;
    }

    /// The last builds that succeeded, the oldest first.
    public List<BuildPoint> of(Caller caller, ScriptName script) {
        return policy.allows(caller, script.team(), Permission.READ) ? points.of(script, POINTS) : List.of();
    }
}
