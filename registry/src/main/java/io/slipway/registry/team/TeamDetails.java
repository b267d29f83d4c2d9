package io.slipway.registry.team;

import java.util.List;

/// A team as one of its members sees it; members are sorted by user name.
public record TeamDetails(TeamName name, String title, Role yourRole, List<TeamMember> members) {
    public TeamDetails {
        members = List.copyOf(members);
    }
}
