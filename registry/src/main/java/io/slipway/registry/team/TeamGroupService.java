package io.slipway.registry.team;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/// Teams that follow groups of the sign-in service: whoever is in the group is a member, as long as they are.
///
/// Nobody hands a team to a group of strangers, and no site administrator gets into a team by it: owners link groups
/// that they are in themselves, site administrators only groups that they are not in.
@Service
public class TeamGroupService {
    private static final AuditAction FOLLOW = AuditAction.of("team.follow-group");
    private static final AuditAction UNFOLLOW = AuditAction.of("team.unfollow-group");
    private static final AuditAction LET_IN = AuditAction.of("member.let-in");
    private static final int MOST = 20;

    private final TeamChanges changes;
    private final TeamGroups groups;
    private final People people;
    private final AccessPolicy policy;
    private final AuditLog audit;

    TeamGroupService(TeamChanges changes, TeamGroups groups, People people, AccessPolicy policy, AuditLog audit) {
        this.changes = changes;
        this.groups = groups;
        this.people = people;
        this.policy = policy;
        this.audit = audit;
    }

    /// Lets the team follow a group, or changes the role that the group gives.
    public void follow(Caller caller, TeamName name, TeamGroup group) {
        policy.requirePerson(caller, "change the groups of team '%s'".formatted(name));
        changes.of(name, () -> {
            var owner = requireOwnerOrAdmin(caller, name);
            refuseForeign(caller, group.name(), owner);
            var team = changes.existing(name);
            groups.link(team.id(), group);
            if (groups.of(team.id()).size() > MOST) {
                throw tooMany(name);
            }
            audit.record(
                    caller,
                    FOLLOW,
                    target(name, group.name()),
                    Map.of("role", group.role().slug()));
            return name;
        });
    }

    /// Stops following a group: who is in the team by nothing else is out at once.
    public void unfollow(Caller caller, TeamName name, String group) {
        policy.requirePerson(caller, "change the groups of team '%s'".formatted(name));
        changes.of(name, () -> {
            requireOwnerOrAdmin(caller, name);
            if (groups.unlink(changes.existing(name).id(), group)) {
                audit.record(caller, UNFOLLOW, target(name, group), Map.of());
            }
            return name;
        });
    }

    /// Lets somebody in again, by their group, who was removed or left.
    public void letIn(Caller caller, TeamName name, String username) {
        changes.of(name, () -> {
            policy.require(caller, name, Permission.MANAGE_MEMBERS);
            if (groups.letIn(changes.existing(name).id(), username)) {
                audit.record(caller, LET_IN, AuditTarget.of(name, "member", username), Map.of());
            }
            return name;
        });
    }

    /// The groups that the caller is in, by name: those that an owner may choose from.
    public List<String> own(Caller caller) {
        policy.requirePerson(caller, "list your groups");
        return people.groupsOf(caller.username()).stream().sorted().toList();
    }

    /// Whether the caller is an owner; site administrators come in without being one.
    private boolean requireOwnerOrAdmin(Caller caller, TeamName name) {
        var owner = policy.allows(caller, name, Permission.MANAGE_MEMBERS);
        if (!owner && !caller.siteAdmin()) {
            policy.require(caller, name, Permission.MANAGE_MEMBERS);
        }
        return owner;
    }

    private void refuseForeign(Caller caller, String group, boolean owner) {
        var member = people.groupsOf(caller.username()).contains(group);
        if ((owner && member) || (caller.siteAdmin() && !member)) {
            return;
        }
        var why = owner
                ? "you are not in that group yourself. Ask somebody of it who owns the team, or a site administrator."
                : "you are in that group yourself, and it would make you a member. Ask an owner of the team.";
        throw new ForbiddenException("Could not follow group '%s': %s".formatted(group, why), Map.of("group", group));
    }

    private static ConflictException tooMany(TeamName name) {
        return new ConflictException(
                "too-many-groups",
                "Could not follow one more group: a team follows at most %d. Stop following another one."
                        .formatted(MOST),
                Map.of("team", name.value(), "limit", MOST));
    }

    private static AuditTarget target(TeamName team, String group) {
        return AuditTarget.of(team, "group", group);
    }
}
