package io.slipway.portal.registries;

import io.slipway.engine.RegistryLogin;
import io.slipway.portal.secret.Seal;
import io.slipway.registry.Caller;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The use cases around a team's logins to registries, one for each registry. Maintainers write them; nobody reads a
/// password but the engine, when an image of the team goes there or comes from there.
@Service
@Transactional
public class RegistryLoginService {
    private static final AuditAction SET = AuditAction.of("registry-login.set");
    private static final AuditAction DELETE = AuditAction.of("registry-login.delete");
    private static final Pattern USERNAME = Pattern.compile("[^\\p{Cntrl}:]{1,255}");
    private static final int LONGEST = 8 * 1024; // tokens of some clouds are long

    private final TeamLogins logins;
    private final RegistryHosts hosts;
    private final Seal seal;
    private final AccessPolicy policy;
    private final AuditLog audit;
    private final Clock clock = Clock.systemUTC();

    RegistryLoginService(TeamLogins logins, RegistryHosts hosts, Seal seal, AccessPolicy policy, AuditLog audit) {
        this.logins = logins;
        this.hosts = hosts;
        this.seal = seal;
        this.policy = policy;
        this.audit = audit;
    }

    /// The team's logins without their passwords, sorted by registry.
    @Transactional(readOnly = true)
    public List<RegistryLoginDetails> list(Caller caller, TeamName team) {
        policy.require(caller, team, Permission.READ);
        return logins.list(team);
    }

    /// Keeps a login, in place of the one there was.
    public RegistryLoginDetails set(Caller caller, TeamName team, RegistryHost host, String username, String password) {
        policy.require(caller, team, Permission.MANAGE_SECRETS);
        hosts.require(host);
        if (username.isBlank() || !USERNAME.matcher(username).matches()) {
            throw new InvalidException("username", "a user name has 1 to 255 characters and no colon");
        }
        if (password.isBlank() || password.length() > LONGEST) {
            throw new InvalidException("password", "a password has 1 to %d characters".formatted(LONGEST));
        }
        var details = new RegistryLoginDetails(host, username, caller.username(), clock.instant());
        logins.put(team, details, seal.close(team, sealedAs(host), password.getBytes(StandardCharsets.UTF_8)));
        audit.record(caller, SET, target(team, host), Map.of("username", username));
        return details;
    }

    /// Forgets a login.
    public void delete(Caller caller, TeamName team, RegistryHost host) {
        policy.require(caller, team, Permission.MANAGE_SECRETS);
        if (!logins.delete(team, host)) {
            throw new NotFoundException("registry-login", team + "/" + host);
        }
        audit.record(caller, DELETE, target(team, host), Map.of());
    }

    /// The login for a transfer of the team's; empty when it has none there. Whoever wants the transfer was asked.
    @Transactional(readOnly = true)
    public Optional<RegistryLogin> forTransfer(TeamName team, RegistryHost host) {
        return logins.find(team, host)
                .map(stored -> new RegistryLogin(
                        stored.username(),
                        new String(seal.open(team, sealedAs(host), stored.sealed()), StandardCharsets.UTF_8)));
    }

    /// No secret of a team is called so.
    private static String sealedAs(RegistryHost host) {
        return "registry:" + host;
    }

    private static AuditTarget target(TeamName team, RegistryHost host) {
        return AuditTarget.of(team, "registry-login", team + "/" + host);
    }
}
