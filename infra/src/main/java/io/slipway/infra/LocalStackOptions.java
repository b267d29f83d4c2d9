package io.slipway.infra;

/// What a local stack shall consist of.
///
/// @param portalUrl where browsers find the portal; Keycloak sends them back only to there
/// @param keycloakPort 0 for a free one, which then stays the same from start to start
/// @param database whether a PostgreSQL is wanted; not, when an existing one is used
/// @param identity whether a Keycloak is wanted; not, when an existing one is used
public record LocalStackOptions(String portalUrl, int keycloakPort, boolean database, boolean identity) {
    /// PostgreSQL and Keycloak for a portal at that address, on free ports.
    public static LocalStackOptions forPortal(String portalUrl) {
        return new LocalStackOptions(portalUrl, 0, true, true);
    }
}
