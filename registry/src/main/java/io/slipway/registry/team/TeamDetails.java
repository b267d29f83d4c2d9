package io.slipway.registry.team;

import java.util.List;

/// A team as one of its members sees it.
///
/// @param members by user name
/// @param groups that the team follows
/// @param keptOut who stays outside although a group has them, by user name; owners only see it
public record TeamDetails(
        TeamName name,
        String title,
        Role yourRole,
        List<TeamMember> members,
        List<TeamGroup> groups,
        List<String> keptOut) {
    public TeamDetails {
        members = List.copyOf(members);
        groups = List.copyOf(groups);
        keptOut = List.copyOf(keptOut);
    }
}
