package io.slipway.registry.team.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slipway.registry.team.TeamDetails;
import io.slipway.registry.team.TeamGroup;
import io.slipway.registry.team.TeamMember;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A team with its members.
///
/// @param keptOut who stays outside although a group has them; empty for all but owners
record TeamBody(
        String name,
        String title,
        String yourRole,
        List<MemberBody> members,
        List<GroupBody> groups,
        List<String> keptOut) {
    static TeamBody of(TeamDetails team) {
        return new TeamBody(
                team.name().value(),
                team.title(),
                team.yourRole().slug(),
                team.members().stream().map(MemberBody::of).toList(),
                team.groups().stream().map(GroupBody::of).toList(),
                team.keptOut());
    }

    /// A member and what they are in the team.
    ///
    /// @param group what gives the role, when it is not by name
    /// @param signedIn whether anybody of this name has ever come in
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MemberBody(
            String username, String role, @Nullable String group, boolean signedIn) {
        static MemberBody of(TeamMember member) {
            return new MemberBody(member.username(), member.role().slug(), member.group(), member.signedIn());
        }
    }

    /// A group that the team follows.
    record GroupBody(String name, String role) {
        static GroupBody of(TeamGroup group) {
            return new GroupBody(group.name(), group.role().slug());
        }
    }
}
