package io.slipway.registry.team.web;

import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamMember;
import java.util.List;

/// A team with its members.
record TeamBody(String name, String title, String yourRole, List<MemberBody> members) {
    static TeamBody of(TeamDetails team) {
        return new TeamBody(
                team.name().value(),
                team.title(),
                team.yourRole().slug(),
                team.members().stream().map(MemberBody::of).toList());
    }

    /// A member and what they are in the team.
    record MemberBody(String username, String role) {
        static MemberBody of(TeamMember member) {
            return new MemberBody(member.username(), member.role().slug());
        }
    }
}
