package io.slipway.portal.secret;

import io.slipway.engine.BuildSecrets;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The use cases around a team's secrets. Maintainers write them; nobody reads them but the team's builds.
@Service
@Transactional
public class SecretService {
    private static final AuditAction SET = AuditAction.of("secret.set");
    private static final AuditAction DELETE = AuditAction.of("secret.delete");
    private static final int MOST = 100;

    private final TeamSecrets secrets;
    private final Seal seal;
    private final AccessPolicy policy;
    private final AuditLog audit;
    private final Clock clock = Clock.systemUTC();

    SecretService(TeamSecrets secrets, Seal seal, AccessPolicy policy, AuditLog audit) {
        this.secrets = secrets;
        this.seal = seal;
        this.policy = policy;
        this.audit = audit;
    }

    /// The team's secrets without their values, sorted by id.
    @Transactional(readOnly = true)
    public List<SecretDetails> list(Caller caller, TeamName team) {
        policy.require(caller, team, Permission.READ);
        return secrets.list(team);
    }

    /// Keeps a value under an id, in place of the one that was there.
    public SecretDetails set(Caller caller, TeamName team, SecretId id, String value) {
        policy.require(caller, team, Permission.MANAGE_SECRETS);
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        if (value.strip().length() < BuildSecrets.SHORTEST || bytes.length > BuildSecrets.LONGEST) {
            throw new InvalidException(
                    "value",
                    "a secret has at least %d characters, or it could not be masked in logs, and at most 32 KiB"
                            .formatted(BuildSecrets.SHORTEST));
        }
        if (secrets.find(team, id).isEmpty() && secrets.list(team).size() >= MOST) {
            throw new ConflictException(
                    "too-many-secrets",
                    "Could not keep the secret: team '%s' has %d already. Delete one first.".formatted(team, MOST),
                    Map.of("team", team.value()));
        }
        var details = new SecretDetails(id, caller.username(), clock.instant());
        secrets.put(team, details, seal.close(team, id.value(), bytes));
        audit.record(caller, SET, target(team, id), Map.of());
        return details;
    }

    /// Forgets a secret. Builds that ask for it from now on fail.
    public void delete(Caller caller, TeamName team, SecretId id) {
        policy.require(caller, team, Permission.MANAGE_SECRETS);
        if (!secrets.delete(team, id)) {
            throw new NotFoundException("secret", team + "/" + id);
        }
        audit.record(caller, DELETE, target(team, id), Map.of());
    }

    /// Refuses ids that the team has no secret under.
    @Transactional(readOnly = true)
    public void requireAll(Caller caller, TeamName team, Collection<String> ids) {
        for (var id : ids) {
            policy.require(caller, team, Permission.BUILD);
            if (secrets.find(team, new SecretId(id)).isEmpty()) {
                throw new InvalidException(
                        "secrets", "team '%s' has no secret '%s'; a maintainer can add it".formatted(team, id));
            }
        }
    }

    /// The values, for a build of the team that this caller ordered.
    @Transactional(readOnly = true)
    public BuildSecrets forBuild(Caller caller, TeamName team, Collection<String> ids) {
        requireAll(caller, team, ids);
        var open = BuildSecrets.none();
        for (var id : ids) {
            var name = new SecretId(id);
            open = open.and(id, seal.open(team, id, secrets.find(team, name).orElseThrow()));
        }
        return open;
    }

    private static AuditTarget target(TeamName team, SecretId id) {
        return AuditTarget.of(team, "secret", team + "/" + id);
    }
}
