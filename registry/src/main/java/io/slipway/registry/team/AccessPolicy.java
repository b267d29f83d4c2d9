package io.slipway.registry.team;

import io.slipway.registry.Caller;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.Grant;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The one place that decides who may do what. Every service method asks it.
///
/// Rights come from the role in the team that owns the object, given by name or by a group that the team follows, and
/// from nothing else: a site administrator has no right inside a team. Objects of other teams do not exist for the
/// caller. A token narrows the rights of its
/// person to its scopes; a robot is a developer of its team, narrowed in the same way.
///
/// Each question is one statement and needs no transaction of its own; it takes part in that of the asker.
@Component
public class AccessPolicy {
    private static final Role ROBOT = Role.DEVELOPER;

    private final Memberships memberships;

    AccessPolicy(Memberships memberships) {
        this.memberships = memberships;
    }

    /// Refuses unless the caller has the right; non-members are told that there is no such team.
    public void require(Caller caller, TeamName team, Permission permission) {
        requireFor(caller, team, permission, new NotFoundException("team", team.value()));
    }

    /// Refuses unless the caller has the right in the team that owns an object. Non-members get the given
    /// answer, so that the object of another team reads like one that does not exist.
    public void requireFor(Caller caller, TeamName team, Permission permission, NotFoundException unknown) {
        var role = roleOf(caller, team).orElseThrow(() -> unknown.hiddenBy(team));
        if (!role.allows(permission)) {
            throw forbidden(team, permission, "your role in team '%s' is %s".formatted(team, role.slug()));
        }
        requireScope(caller, permission);
    }

    /// Refuses what a token was not made for, also where no team is concerned.
    public void requireScope(Caller caller, Permission permission) {
        if (!covers(caller, permission)) {
            throw permission
                    .scope()
                    .map(scope -> withoutScope(permission, scope))
                    .orElseGet(() -> notInPerson(permission.action()));
        }
    }

    /// Refuses programs with a token of ours.
    ///
    /// @param action to complete "Could not …"
    public void requirePerson(Caller caller, String action) {
        if (!caller.inPerson()) {
            throw notInPerson(action);
        }
    }

    /// The refusal for somebody who may know the object without being a member of its team.
    public ForbiddenException forbidden(TeamName team, Permission permission) {
        return forbidden(team, permission, "you are not a member of team '%s'".formatted(team));
    }

    /// Whether the caller has the right.
    public boolean allows(Caller caller, TeamName team, Permission permission) {
        return covers(caller, permission)
                && roleOf(caller, team).filter(role -> role.allows(permission)).isPresent();
    }

    /// The caller's role in the team; empty for non-members. A token has its person's.
    public Optional<Role> roleOf(Caller caller, TeamName team) {
        var robotOf = robotTeam(caller);
        if (robotOf.isPresent()) {
            return robotOf.filter(team::equals).map(_ -> ROBOT);
        }
        return memberships.roleOf(team, caller.username());
    }

    /// The teams that the caller is a member of.
    public Set<TeamName> teamsOf(Caller caller) {
        return teamsAllowing(caller, Permission.READ);
    }

    /// The teams in which the caller has the right.
    public Set<TeamName> teamsAllowing(Caller caller, Permission permission) {
        if (!covers(caller, permission)) {
            return Set.of();
        }
        var robotOf = robotTeam(caller);
        if (robotOf.isPresent()) {
            return ROBOT.allows(permission) ? Set.of(robotOf.get()) : Set.of();
        }
        return memberships.of(caller.username()).stream()
                .filter(membership -> membership.role().allows(permission))
                .map(Membership::team)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean covers(Caller caller, Permission permission) {
        return caller.inPerson()
                || permission.scope().filter(caller.grant()::covers).isPresent();
    }

    private static Optional<TeamName> robotTeam(Caller caller) {
        return caller.grant() instanceof Grant.Scoped scoped ? Optional.ofNullable(scoped.team()) : Optional.empty();
    }

    private static ForbiddenException withoutScope(Permission permission, Scope scope) {
        return new ForbiddenException(
                "Could not %s: your token has no scope '%s'. Make a token that has it."
                        .formatted(permission.action(), scope.slug()),
                Map.of("permission", permission.name(), "scope", scope.slug()));
    }

    private static ForbiddenException notInPerson(String action) {
        return new ForbiddenException(
                "Could not %s: a token cannot do this. Sign in yourself.".formatted(action), Map.of());
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
