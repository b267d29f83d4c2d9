package io.slipway.registry.team;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Making teams and saying who belongs to them.
@Service
public class TeamService {
    private static final int MAX_TITLE = 100;
    private static final Pattern USERNAME = Pattern.compile("[^\\s\\p{Cntrl}/]{1,255}");

    private final Teams teams;
    private final AccessPolicy policy;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.systemUTC();

    TeamService(Teams teams, AccessPolicy policy, PlatformTransactionManager transactions) {
        this.teams = teams;
        this.policy = policy;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Creates a team that the caller owns. Anybody signed in may do so.
    public TeamDetails create(Caller caller, TeamName name, String title) {
        policy.requirePerson(caller, "create team '%s'".formatted(name));
        var team = new Team(name, titleOr(name, title), caller.username(), clock.instant());
        try {
            return transaction.execute(_ -> {
                if (teams.findByName(name).isPresent()) {
                    throw taken(name);
                }
                return details(teams.save(team), caller);
            });
        } catch (DataIntegrityViolationException e) {
            throw taken(name);
        }
    }

    /// The caller's teams, by name; a robot's is the one that it works for.
    public List<TeamSummary> mine(Caller caller) {
        var team = caller.grant() instanceof Grant.Scoped token ? token.team() : null;
        if (team != null) {
            return List.of(new TeamSummary(team, existing(team).title(), roleIn(team, caller)));
        }
        return teams.findMembershipsOf(caller.username()).stream()
                .map(membership -> new TeamSummary(membership.team(), membership.title(), membership.role()))
                .toList();
    }

    /// One of the caller's teams with its members.
    public TeamDetails find(Caller caller, TeamName name) {
        return transaction.execute(_ -> {
            policy.require(caller, name, Permission.READ);
            return details(existing(name), caller);
        });
    }

    /// Adds a member or changes the role of one. The last owner stays one.
    public TeamDetails setMember(Caller caller, TeamName name, String username, Role role) {
        var member = checked(username);
        return changing(name, () -> {
            policy.require(caller, name, Permission.MANAGE_MEMBERS);
            var team = existing(name);
            team.setMember(member, role);
            return details(team, caller);
        });
    }

    /// Removes a member, or lets the caller leave. The last owner stays.
    public void removeMember(Caller caller, TeamName name, String username) {
        var member = checked(username);
        policy.requirePerson(caller, "change the members of team '%s'".formatted(name));
        changing(name, () -> {
            var leaves = member.equals(caller.username());
            policy.require(caller, name, leaves ? Permission.READ : Permission.MANAGE_MEMBERS);
            existing(name).removeMember(member);
            return member;
        });
    }

    private <T> T changing(TeamName name, Supplier<T> change) {
        try {
            return transaction.execute(_ -> change.get());
        } catch (OptimisticLockingFailureException e) {
            throw new ConflictException(
                    "team-changed",
                    "Could not change team '%s': somebody else changed it at the same time. Look again and repeat."
                            .formatted(name),
                    Map.of("team", name.value()));
        }
    }

    private Team existing(TeamName name) {
        return teams.findByName(name).orElseThrow(() -> new NotFoundException("team", name.value()));
    }

    private TeamDetails details(Team team, Caller caller) {
        return new TeamDetails(team.name(), team.title(), roleIn(team.name(), caller), team.members());
    }

    private Role roleIn(TeamName team, Caller caller) {
        return policy.roleOf(caller, team).orElse(Role.VIEWER);
    }

    private static ConflictException taken(TeamName name) {
        return new ConflictException(
                "team-exists",
                "Could not create team '%s': the name is taken. Choose another one.".formatted(name),
                Map.of("team", name.value()));
    }

    private static String titleOr(TeamName name, String title) {
        var text = title.strip();
        if (text.length() > MAX_TITLE || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException(
                    "title", "a team's title is one line of at most %d characters".formatted(MAX_TITLE));
        }
        return text.isEmpty() ? name.value() : text;
    }

    /// Keycloak keeps user names in lower case; whatever an owner types must meet them.
    private static String checked(String username) {
        if (!USERNAME.matcher(username).matches()) {
            throw new InvalidException("username", "a user name has up to 255 characters and no blanks");
        }
        if (username.toLowerCase(Locale.ROOT).startsWith(Caller.ROBOT_PREFIX)) {
            throw new InvalidException("username", "a robot belongs to its own team only and is a member of none");
        }
        return username.toLowerCase(Locale.ROOT);
    }
}
