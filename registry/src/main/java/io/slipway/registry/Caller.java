package io.slipway.registry;

/// Who asks: the first parameter of every service method, so that no use case can forget to check.
///
/// The user name is Keycloak's `preferred_username`. Being a site administrator opens the site's own
/// settings, never a team's private scripts.
public record Caller(String username, boolean siteAdmin) {
    public Caller {
        if (username.isBlank()) {
            throw new InvalidException("username", "a caller needs a user name");
        }
    }

    /// An ordinary user without rights on the site itself.
    public static Caller user(String username) {
        return new Caller(username, false);
    }
}
