package io.slipway.registry.team;

import org.jspecify.annotations.Nullable;

/// One person's place in one team, seen from the team.
///
/// @param group the group of the sign-in service that gives the role; none when an owner gave it by name
/// @param signedIn whether anybody of this name has ever come in; a member who has not counts from when they do
public record TeamMember(
        String username, Role role, @Nullable String group, boolean signedIn) {
    /// Whether the place comes from a group that the team follows.
    public boolean isByGroup() {
        return group != null;
    }
}
