package io.slipway.registry.token;

import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.Grant;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.Scope;
import io.slipway.registry.TokenId;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditTarget;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The use cases around tokens: making and revoking them, letting programs in, and telling whether they may stay.
///
/// Only people make tokens. A personal one belongs to its person, a robot's to the team, whose maintainers manage it.
@Service
public class TokenService {
    private static final AuditAction ISSUE = AuditAction.of("token.issue");
    private static final AuditAction REVOKE = AuditAction.of("token.revoke");
    private static final Pattern ROBOT_NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final int MOST = 100;

    private final Tokens tokens;
    private final TokenUses uses;
    private final AccessPolicy policy;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));

    TokenService(
            Tokens tokens,
            TokenUses uses,
            AccessPolicy policy,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.tokens = tokens;
        this.uses = uses;
        this.policy = policy;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Who asks with this secret; empty unless it is a token's that is good now.
    public Optional<Caller> authenticate(String secret) {
        return check(secret) instanceof TokenCheck.Accepted accepted
                ? Optional.of(accepted.caller())
                : Optional.empty();
    }

    /// The same with the reason. One query by an index.
    public TokenCheck check(String secret) {
        return TokenSecret.parse(secret)
                .flatMap(tokens::find)
                .map(this::checked)
                .orElseGet(TokenCheck.Unknown::new);
    }

    /// The same for a token whose secret was shown before.
    public TokenCheck check(TokenId id) {
        return tokens.find(id).map(this::checked).orElseGet(TokenCheck.Unknown::new);
    }

    /// Whether the caller's grant still holds: nobody revoked the token, and it has not expired. Whoever answers
    /// longer than a moment asks again every second.
    public boolean stillGranted(Caller caller) {
        var now = clock.instant();
        return switch (caller.grant()) {
            case Grant.Full full -> full.until() == null || now.isBefore(full.until());
            case Grant.Scoped scoped -> tokens.isGood(scoped.token(), now);
        };
    }

    /// Makes a token that acts as the caller.
    public IssuedToken issue(Caller caller, NewToken wanted) {
        policy.requirePerson(caller, "make a token");
        return issue(caller, caller.username(), null, wanted);
    }

    /// Makes a robot of the team.
    public IssuedToken issue(Caller caller, TeamName team, NewToken wanted) {
        policy.require(caller, team, Permission.MANAGE_ROBOTS);
        if (!ROBOT_NAME.matcher(wanted.name()).matches()) {
            throw new InvalidException(
                    "name", "a robot's name has lower-case letters, digits and single dashes, such as nightly-build");
        }
        return issue(caller, Caller.ROBOT_PREFIX + team + "+" + wanted.name(), team, wanted);
    }

    /// The caller's own tokens, newest first.
    public List<Token> list(Caller caller) {
        policy.requirePerson(caller, "list your tokens");
        return tokens.personal(caller.username());
    }

    /// The team's robots, newest first.
    public List<Token> list(Caller caller, TeamName team) {
        policy.require(caller, team, Permission.MANAGE_ROBOTS);
        return tokens.of(team);
    }

    /// Ends one of the caller's own tokens at once.
    public void revoke(Caller caller, TokenId id) {
        policy.requirePerson(caller, "revoke a token");
        revoke(caller, id, tokens.personal(caller.username()));
    }

    /// Ends one of the team's robots at once.
    public void revoke(Caller caller, TeamName team, TokenId id) {
        policy.require(caller, team, Permission.MANAGE_ROBOTS);
        revoke(caller, id, tokens.of(team));
    }

    private IssuedToken issue(Caller caller, String username, @Nullable TeamName team, NewToken wanted) {
        var secret = TokenSecret.random();
        var now = clock.instant();
        var token = new Token(
                TokenId.random(),
                secret.hint(),
                wanted.name(),
                username,
                team,
                wanted.scopes(),
                caller.username(),
                now,
                wanted.expiresAt(now),
                null);
        try {
            transaction.executeWithoutResult(_ -> {
                refuseTooMany(team == null ? tokens.personal(username) : tokens.of(team));
                tokens.add(token, secret);
                audit.record(caller, ISSUE, target(token), details(token));
            });
        } catch (DataIntegrityViolationException e) {
            throw taken(wanted.name());
        }
        return new IssuedToken(token, secret);
    }

    private void revoke(Caller caller, TokenId id, List<Token> revocable) {
        var token = revocable.stream()
                .filter(candidate -> candidate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("token", id.toString()));
        transaction.executeWithoutResult(_ -> {
            if (tokens.remove(id)) {
                audit.record(caller, REVOKE, target(token), Map.of("hint", token.hint()));
            }
        });
    }

    private TokenCheck checked(Token token) {
        Instant now = clock.instant();
        if (token.expiredAt(now)) {
            return new TokenCheck.Expired(token.username(), token.name(), token.expiresAt());
        }
        uses.note(token.id(), now);
        return new TokenCheck.Accepted(token.caller());
    }

    private static AuditTarget target(Token token) {
        return token.team() == null
                ? AuditTarget.site("token", token.name())
                : AuditTarget.of(token.team(), "robot", token.username());
    }

    private static Map<String, String> details(Token token) {
        var scopes = token.scopes().stream().map(Scope::slug).sorted().collect(Collectors.joining(" "));
        return Map.of(
                "scopes",
                scopes,
                "hint",
                token.hint(),
                "expires",
                token.expiresAt().toString());
    }

    private static void refuseTooMany(List<Token> present) {
        if (present.size() >= MOST) {
            throw new ConflictException(
                    "too-many-tokens",
                    "Could not make a token: there are %d already. Revoke some that nobody uses.".formatted(MOST),
                    Map.of("limit", MOST));
        }
    }

    private static ConflictException taken(String name) {
        return new ConflictException(
                "token-exists",
                "Could not make token '%s': there is one with this name. Choose another one, or revoke that first."
                        .formatted(name),
                Map.of("name", name));
    }
}
