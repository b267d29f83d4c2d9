package io.slipway.registry.script;

import io.slipway.registry.team.TeamName;
import java.time.Instant;

/// A script in a list. The latest revision is 0 as long as there is none.
public record ScriptSummary(
        ScriptName name, String description, int latestRevision, Visibility visibility, Instant updatedAt) {
    ScriptSummary(
            TeamName team,
            String name,
            String description,
            int latestRevision,
            Visibility visibility,
            Instant updatedAt) {
        this(new ScriptName(team, name), description, latestRevision, visibility, updatedAt);
    }
}
