package io.slipway.registry.team;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The one place that decides who may do what. Every service method asks it.
///
/// Rights come from the role in the team that owns the object, and from nothing else: a site administrator
/// has no right inside a team. Objects of other teams do not exist for the caller.
@Component
@Transactional(readOnly = true)
public class AccessPolicy {
    private final Teams teams;

    AccessPolicy(Teams teams) {
        this.teams = teams;
    }

    /// Refuses unless the caller has the right; non-members are told that there is no such team.
    public void require(Caller caller, TeamName team, Permission permission) {
        requireFor(caller, team, permission, new NotFoundException("team", team.value()));
    }

    /// Refuses unless the caller has the right in the team that owns an object. Non-members get the given
    /// answer, so that the object of another team reads like one that does not exist.
    public void requireFor(Caller caller, TeamName team, Permission permission, NotFoundException unknown) {
        var role = roleOf(caller, team).orElseThrow(() -> unknown);
        if (!role.allows(permission)) {
            throw forbidden(team, permission, "your role in team '%s' is %s".formatted(team, role.slug()));
        }
    }

    /// The refusal for somebody who may know the object without being a member of its team.
    public ForbiddenException forbidden(TeamName team, Permission permission) {
        return forbidden(team, permission, "you are not a member of team '%s'".formatted(team));
    }

    /// Whether the caller has the right.
    public boolean allows(Caller caller, TeamName team, Permission permission) {
        return roleOf(caller, team).filter(role -> role.allows(permission)).isPresent();
    }

    /// The caller's role in the team; empty for non-members.
    public Optional<Role> roleOf(Caller caller, TeamName team) {
        return teams.findRole(team, caller.username());
    }

    /// The teams that the caller is a member of.
    public Set<TeamName> teamsOf(Caller caller) {
        return teamsAllowing(caller, Permission.READ);
    }

    /// The teams in which the caller has the right.
    public Set<TeamName> teamsAllowing(Caller caller, Permission permission) {
        return teams.findMembershipsOf(caller.username()).stream()
                .filter(membership -> membership.role().allows(permission))
                .map(Membership::team)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ForbiddenException forbidden(TeamName team, Permission permission, String why) {
        var detail = "Could not %s: %s. This takes a %s; ask an owner of the team."
                .formatted(permission.action(), why, permission.leastRole().slug());
        return new ForbiddenException(
                detail,
                Map.of(
                        "team", team.value(),
                        "permission", permission.name(),
                        "leastRole", permission.leastRole().slug()));
    }
}
