package io.slipway.registry.team;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import java.util.Map;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/// What owners do with a team as a whole: give it another title, and delete it.
@Service
public class TeamKeeping {
    private static final AuditAction RETITLE = AuditAction.of("team.retitle");
    private static final AuditAction DELETE = AuditAction.of("team.delete");
    private static final int MAX_TITLE = 100;

    private final Teams teams;
    private final TeamChanges changes;
    private final AccessPolicy policy;
    private final AuditLog audit;

    TeamKeeping(Teams teams, TeamChanges changes, AccessPolicy policy, AuditLog audit) {
        this.teams = teams;
        this.changes = changes;
        this.policy = policy;
        this.audit = audit;
    }

    /// Gives the team another title; an empty one makes it be called by its name.
    public void retitle(Caller caller, TeamName name, String title) {
        var wanted = title(name, title);
        changes.of(name, () -> {
            policy.require(caller, name, Permission.MANAGE_TEAM);
            var team = changes.existing(name);
            var before = team.title();
            team.retitle(wanted);
            audit.record(caller, RETITLE, AuditTarget.team(name), Map.of("title", wanted, "before", before));
            return wanted;
        });
    }

    /// Deletes a team that has no scripts, with its robots and rules. Nobody gets its name ever again, since reports
    /// and records go on speaking of it.
    public void delete(Caller caller, TeamName name) {
        try {
            changes.of(name, () -> {
                policy.require(caller, name, Permission.MANAGE_TEAM);
                var team = changes.existing(name);
                if (teams.countScripts(name.value()) > 0) {
                    throw hasScripts(name);
                }
                teams.retire(name.value());
                teams.delete(team);
                audit.record(caller, DELETE, AuditTarget.team(name), Map.of("title", team.title()));
                return name;
            });
        } catch (DataIntegrityViolationException e) {
            throw hasScripts(name); // somebody made one meanwhile
        }
    }

    /// A title as it is stored.
    static String title(TeamName name, String title) {
        var text = title.strip();
        if (text.length() > MAX_TITLE || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidException(
                    "title", "a team's title is one line of at most %d characters".formatted(MAX_TITLE));
        }
        return text.isEmpty() ? name.value() : text;
    }

    private static ConflictException hasScripts(TeamName name) {
        return new ConflictException(
                "team-has-scripts",
                "Could not delete team '%s': it still has scripts. Delete them first, archived ones too."
                        .formatted(name),
                Map.of("team", name.value()));
    }
}
