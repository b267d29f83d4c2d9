package io.slipway.registry;

import io.slipway.registry.team.TeamName;
import java.util.Set;

/// Who asks: the first parameter of every service method, so that no use case can forget to check.
///
/// The user name is Keycloak's `preferred_username`, or `robot$team+name` for a team's robot. Being a site
/// administrator opens the site's own settings, never a team's private scripts.
///
/// @param groups Keycloak's groups of the person, as the sign-in told them; none for tokens of ours
/// @param grant how much of the person's rights this request may use
public record Caller(String username, boolean siteAdmin, Set<String> groups, Grant grant) {
    /// How every robot's user name begins. Nobody else's does.
    public static final String ROBOT_PREFIX = "robot$";

    public Caller {
        if (username.isBlank()) {
            throw new InvalidException("username", "a caller needs a user name");
        }
        groups = Set.copyOf(groups);
    }

    /// A person in a session of their own, without groups.
    public Caller(String username, boolean siteAdmin) {
        this(username, siteAdmin, Set.of(), Grant.SESSION);
    }

    /// An ordinary user without rights on the site itself.
    public static Caller user(String username) {
        return new Caller(username, false);
    }

    /// Whoever ordered work, for the worker that does it later: a person with the rights of then, or a robot, which
    /// has rights in its own team alone. What it may order was asked when it did.
    public static Caller ordered(String username) {
        if (!username.startsWith(ROBOT_PREFIX) || username.indexOf('+') < 0) {
            return user(username);
        }
        var team = new TeamName(username.substring(ROBOT_PREFIX.length(), username.indexOf('+')));
        var grant = new Grant.Scoped(Set.of(Scope.values()), team, TokenId.random());
        return new Caller(username, false, Set.of(), grant);
    }

    /// Whether a person asks in person, not a program with a token of ours.
    public boolean inPerson() {
        return grant instanceof Grant.Full;
    }
}
