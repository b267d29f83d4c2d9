package io.slipway.registry.team;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Making teams and saying who belongs to them by name; [TeamGroupService] is about those who do by group.
@Service
public class TeamService {
    private static final AuditAction CREATE = AuditAction.of("team.create");
    private static final AuditAction ADD = AuditAction.of("member.add");
    private static final AuditAction CHANGE = AuditAction.of("member.change");
    private static final AuditAction REMOVE = AuditAction.of("member.remove");
    private static final AuditAction LEAVE = AuditAction.of("member.leave");
    private static final AuditAction TRANSFER = AuditAction.of("team.transfer");
    private static final Pattern USERNAME = Pattern.compile("[^\\s\\p{Cntrl}/]{1,255}");

    private final Teams teams;
    private final TeamChanges changes;
    private final Memberships memberships;
    private final TeamGroups groups;
    private final AccessPolicy policy;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    TeamService(
            Teams teams,
            TeamChanges changes,
            Memberships memberships,
            TeamGroups groups,
            AccessPolicy policy,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.teams = teams;
        this.changes = changes;
        this.memberships = memberships;
        this.groups = groups;
        this.policy = policy;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Creates a team that the caller owns. Anybody signed in may do so. A name that a team once had is taken.
    public TeamDetails create(Caller caller, TeamName name, String title) {
        policy.requirePerson(caller, "create team '%s'".formatted(name));
        var team = new Team(name, TeamKeeping.title(name, title), caller.username(), clock.instant());
        try {
            return transaction.execute(_ -> {
                if (teams.findByName(name).isPresent()) {
                    throw taken(name);
                }
                teams.save(team);
                teams.flush(); // waits for whoever deletes a team of this name
                if (teams.isRetired(name.value())) {
                    throw taken(name);
                }
                audit.record(caller, CREATE, AuditTarget.team(name), Map.of());
                return details(team, caller);
            });
        } catch (DataIntegrityViolationException e) {
            throw taken(name);
        }
    }

    /// The caller's teams, by name; a robot's is the one that it works for.
    public List<TeamSummary> mine(Caller caller) {
        var team = caller.grant() instanceof Grant.Scoped token ? token.team() : null;
        if (team != null) {
            return List.of(new TeamSummary(team, changes.existing(team).title(), roleIn(team, caller)));
        }
        return memberships.of(caller.username()).stream()
                .map(membership -> new TeamSummary(membership.team(), membership.title(), membership.role()))
                .toList();
    }

    /// One of the caller's teams with its members.
    public TeamDetails find(Caller caller, TeamName name) {
        return transaction.execute(_ -> {
            policy.require(caller, name, Permission.READ);
            return details(changes.existing(name), caller);
        });
    }

    /// Adds a member at once, or changes the role of one. The last owner stays one. Whoever has never signed in is a
    /// member from their first sign-in on.
    public TeamDetails setMember(Caller caller, TeamName name, String username, Role role) {
        var member = checked(username);
        return changes.of(name, () -> {
            policy.require(caller, name, Permission.MANAGE_MEMBERS);
            refuseBelowGroup(name, member, role);
            var team = changes.existing(name);
            var before = team.roleOf(member);
            team.setMember(member, role);
            var letIn = groups.letIn(team.id(), member);
            if (letIn || before.filter(role::equals).isEmpty()) {
                var details = Map.of(
                        "role", role.slug(), "before", before.map(Role::slug).orElse("none"));
                audit.record(caller, before.isEmpty() ? ADD : CHANGE, target(name, member), details);
            }
            return details(team, caller);
        });
    }

    /// Removes a member, or lets the caller leave. The last owner stays. Whoever is here by a group stays outside from
    /// now on, until an owner adds them by name.
    public void removeMember(Caller caller, TeamName name, String username) {
        var member = checked(username);
        policy.requirePerson(caller, "change the members of team '%s'".formatted(name));
        changes.of(name, () -> {
            var leaves = member.equals(caller.username());
            policy.require(caller, name, leaves ? Permission.READ : Permission.MANAGE_MEMBERS);
            var team = changes.existing(name);
            if (memberships.roleOf(name, member).isEmpty()) {
                throw new NotFoundException("member", member);
            }
            if (team.roleOf(member).isPresent()) {
                team.removeMember(member);
            }
            if (memberships.roleByGroup(name, member).isPresent()) {
                groups.keepOut(team.id(), member);
            }
            audit.record(caller, leaves ? LEAVE : REMOVE, target(name, member), Map.of());
            return member;
        });
    }

    /// Makes another member an owner in the caller's place, who stays as a maintainer.
    public TeamDetails transfer(Caller caller, TeamName name, String username) {
        var heir = checked(username);
        return changes.of(name, () -> {
            policy.require(caller, name, Permission.MANAGE_MEMBERS);
            if (heir.equals(caller.username())) {
                throw new InvalidException("username", "it is you who owns the team; name another member");
            }
            if (memberships.roleOf(name, heir).isEmpty()) {
                throw new NotFoundException("member", heir);
            }
            var team = changes.existing(name);
            team.setMember(heir, Role.OWNER);
            if (team.roleOf(caller.username()).isPresent()) {
                team.setMember(caller.username(), Role.MAINTAINER);
            }
            audit.record(caller, TRANSFER, target(name, heir), Map.of("from", caller.username()));
            return details(team, caller);
        });
    }

    private void refuseBelowGroup(TeamName name, String member, Role role) {
        var given = memberships.roleByGroup(name, member).filter(byGroup -> byGroup.compareTo(role) > 0);
        if (given.isPresent()) {
            throw new ConflictException(
                    "role-by-group",
                    "Could not make '%s' a %s: a group that team '%s' follows makes them a %s. Give that group a lower role, stop following it, or remove '%s' from the team."
                            .formatted(member, role.slug(), name, given.get().slug(), member),
                    Map.of("team", name.value(), "username", member));
        }
    }

    private TeamDetails details(Team team, Caller caller) {
        teams.flush(); // what follows is read with SQL
        var role = roleIn(team.name(), caller);
        return new TeamDetails(
                team.name(),
                team.title(),
                role,
                memberships.members(team.name()),
                groups.of(team.id()),
                role.allows(Permission.MANAGE_MEMBERS) ? groups.keptOut(team.id()) : List.of());
    }

    private Role roleIn(TeamName team, Caller caller) {
        return policy.roleOf(caller, team).orElse(Role.VIEWER);
    }

    private static AuditTarget target(TeamName team, String member) {
        return AuditTarget.of(team, "member", member);
    }

    private static ConflictException taken(TeamName name) {
        return new ConflictException(
                "team-exists",
                "Could not create team '%s': the name is taken. Choose another one.".formatted(name),
                Map.of("team", name.value()));
    }

    /// Keycloak keeps user names in lower case; whatever an owner types must meet them.
    static String checked(String username) {
        if (!USERNAME.matcher(username).matches()) {
            throw new InvalidException("username", "a user name has up to 255 characters and no blanks");
        }
        if (username.toLowerCase(Locale.ROOT).startsWith(Caller.ROBOT_PREFIX)) {
            throw new InvalidException("username", "a robot belongs to its own team only and is a member of none");
        }
        return username.toLowerCase(Locale.ROOT);
    }
}
