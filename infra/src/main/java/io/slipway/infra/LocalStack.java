package io.slipway.infra;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the portal needs around it on one machine: PostgreSQL and Keycloak, with everything they keep below one
/// directory, and the secrets between them in its file `credentials`.
public final class LocalStack implements AutoCloseable {
    private final Path directory;
    private final LocalStackOptions options;
    private final Credentials credentials;
    private volatile @Nullable EmbeddedPostgres postgres;
    private volatile @Nullable Keycloak keycloak;

    private LocalStack(Path directory, LocalStackOptions options) {
        this.directory = directory;
        this.options = options;
        this.credentials = Credentials.keptIn(directory.resolve("credentials"));
    }

    /// Starts what the options name and waits until it answers.
    public static LocalStack start(Path stateDir, LocalStackOptions options) {
        return start(stateDir, options, _ -> {});
    }

    /// Starts what the options name, telling in words what it is waiting for.
    static LocalStack start(Path stateDir, LocalStackOptions options, Consumer<String> progress) {
        try {
            Files.createDirectories(stateDir);
        } catch (IOException e) {
            throw new LocalStackException("Could not create %s: %s.".formatted(stateDir, e.getMessage()), e);
        }
        var stack = new LocalStack(stateDir.toAbsolutePath().normalize(), options);
        try {
            stack.startMissing(progress);
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    /// Starts again what has ended by itself. Addresses and secrets stay the same, so whoever waits finds it again.
    ///
    /// @return whether anything had to be started
    public boolean mend(Consumer<String> progress) {
        boolean complete = (!options.database() || isAlive(postgres)) && (!options.identity() || isAlive(keycloak));
        if (!complete) {
            startMissing(progress);
        }
        return !complete;
    }

    private void startMissing(Consumer<String> progress) {
        if (options.database() && !isAlive(postgres)) {
            progress.accept("starting PostgreSQL");
            closePostgres();
            postgres = EmbeddedPostgres.start(directory.resolve("postgres"));
        }
        if (options.identity() && !isAlive(keycloak)) {
            progress.accept("starting Keycloak");
            closeKeycloak();
            keycloak = startKeycloak();
        }
    }

    private Keycloak startKeycloak() {
        var home = directory.resolve("keycloak");
        return Keycloak.start(home, options.keycloakPort(), options.portalUrl(), credentials);
    }

    /// The database server; fails when the options asked for none.
    public EmbeddedPostgres postgres() {
        return present(postgres, "PostgreSQL");
    }

    /// The identity provider; fails when the options asked for none.
    public Keycloak keycloak() {
        return present(keycloak, "Keycloak");
    }

    public Credentials credentials() {
        return credentials;
    }

    /// The portal's settings, by the names of its environment variables.
    public Map<String, String> environment() {
        var settings = new LinkedHashMap<String, String>();
        if (options.database()) {
            settings.put("SLIPWAY_DB_URL", postgres().jdbcUrl());
            settings.put("SLIPWAY_DB_USER", postgres().user());
            settings.put("SLIPWAY_DB_PASSWORD", postgres().password());
        }
        if (options.identity()) {
            settings.put("SLIPWAY_OIDC_ISSUER", keycloak().issuer());
            settings.put("SLIPWAY_OIDC_CLIENT_ID", Realm.PORTAL_CLIENT);
            settings.put("SLIPWAY_OIDC_CLIENT_SECRET", credentials.clientSecret());
        }
        settings.put("SLIPWAY_SECRETS_KEY", Secrets.keptIn(directory.resolve("secrets-key"), 44));
        return settings;
    }

    /// Stops everything; the data stay.
    @Override
    public void close() {
        closeKeycloak();
        closePostgres();
    }

    private void closePostgres() {
        var old = postgres;
        postgres = null;
        if (old != null) {
            old.close();
        }
    }

    private void closeKeycloak() {
        var old = keycloak;
        keycloak = null;
        if (old != null) {
            old.close();
        }
    }

    private static boolean isAlive(@Nullable EmbeddedPostgres server) {
        return server != null && server.isAlive();
    }

    private static boolean isAlive(@Nullable Keycloak server) {
        return server != null && server.isAlive();
    }

    private static <T> T present(@Nullable T part, String name) {
        if (part == null) {
            throw new LocalStackException("This local stack has no %s.".formatted(name));
        }
        return part;
    }
}
