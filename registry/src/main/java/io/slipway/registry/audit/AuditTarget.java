package io.slipway.registry.audit;

import io.slipway.registry.team.TeamName;
import org.jspecify.annotations.Nullable;

/// To what it was done.
///
/// @param team whose it is; none for what belongs to the site or to one person
/// @param kind `script`, `build`, `team` …
/// @param name such as `vision/digits`, or an id
public record AuditTarget(@Nullable TeamName team, String kind, String name) {
    /// Something of a team, such as `of(team, "script", "vision/digits")`.
    public static AuditTarget of(TeamName team, String kind, String name) {
        return new AuditTarget(team, kind, name);
    }

    /// The team itself.
    public static AuditTarget team(TeamName team) {
        return new AuditTarget(team, "team", team.value());
    }

    /// Something that belongs to no team.
    public static AuditTarget site(String kind, String name) {
        return new AuditTarget(null, kind, name);
    }

    @Nullable
    String teamName() {
        return team == null ? null : team.value();
    }
}
