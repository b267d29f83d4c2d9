package io.slipway.infra;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// A real Keycloak on 127.0.0.1 with the realm `slipway`, its data below one directory.
///
/// The realm is imported at the first start. Later starts keep what an administrator has changed since, except for what
/// must fit the portal: its addresses and secret, and the demo users' passwords when the credentials file has new ones.
public final class Keycloak implements AutoCloseable {
    private final KeycloakServer server;
    private final DirectoryLock lock;
    private final Thread hook;
    private final String url;
    private final String adminPassword;

    private Keycloak(KeycloakServer server, DirectoryLock lock, Thread hook, String url, String adminPassword) {
        this.server = server;
        this.lock = lock;
        this.hook = hook;
        this.url = url;
        this.adminPassword = adminPassword;
    }

    /// Starts the server and waits until the realm answers; the very first time takes about a minute.
    ///
    /// @param port 0 for a free one, which then stays the same from start to start
    public static Keycloak start(Path dir, int port, String portalUrl, Credentials credentials) {
        var directory = dir.toAbsolutePath().normalize();
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new LocalStackException("Could not create %s: %s.".formatted(directory, e.getMessage()), e);
        }
        var lock = DirectoryLock.of(directory);
        try {
            int chosen = port == 0 ? Ports.keptIn(directory.resolve("port")) : port;
            return start(directory, lock, chosen, Realm.of(portalUrl, credentials), credentials);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static Keycloak start(Path directory, DirectoryLock lock, int port, Realm realm, Credentials credentials) {
        var url = "http://localhost:" + port;
        var adminPassword = Secrets.keptIn(directory.resolve("admin-password"), 24);
        var server = KeycloakServer.start(directory, port, url, adminPassword);
        var hook = Thread.ofPlatform().name("stop-keycloak").unstarted(server::stop);
        Runtime.getRuntime().addShutdownHook(hook);
        var keycloak = new Keycloak(server, lock, hook, url, adminPassword);
        try (var http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            keycloak.awaitAnswer(http, "master", Duration.ofMinutes(4));
            var admin = KeycloakAdmin.signedIn(http, url, KeycloakServer.ADMIN, adminPassword);
            boolean created = admin.apply(realm);
            new AppliedPasswords(directory.resolve("applied-passwords")).apply(credentials, created, admin);
            keycloak.awaitAnswer(http, Realm.NAME, Duration.ofSeconds(30));
            return keycloak;
        } catch (RuntimeException e) {
            keycloak.stopServer();
            throw e;
        }
    }

    /// The OpenID Connect issuer of the realm.
    public String issuer() {
        return url + "/realms/" + Realm.NAME;
    }

    /// Puts a user into a group, which is made when there is none.
    public void join(String user, String group) {
        try (var http = HttpClient.newHttpClient()) {
            KeycloakAdmin.signedIn(http, url, KeycloakServer.ADMIN, adminPassword)
                    .join(user, group);
        }
    }

    /// Takes a user out of a group.
    public void leave(String user, String group) {
        try (var http = HttpClient.newHttpClient()) {
            KeycloakAdmin.signedIn(http, url, KeycloakServer.ADMIN, adminPassword)
                    .leave(user, group);
        }
    }

    public long pid() {
        return server.process().pid();
    }

    boolean isAlive() {
        return server.process().isAlive();
    }

    /// Stops the server; its data stay.
    @Override
    public void close() {
        stopServer();
        lock.close();
    }

    private void stopServer() {
        server.stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is already on its way out and the hook has its turn.
        }
    }

    private void awaitAnswer(HttpClient http, String realm, Duration patience) {
        var request = HttpRequest.newBuilder(URI.create(url + "/realms/" + realm + "/.well-known/openid-configuration"))
                .timeout(Duration.ofSeconds(20))
                .build();
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && isAlive()) {
            if (answers(http, request)) {
                return;
            }
            pause();
        }
        throw new LocalStackException("Could not start Keycloak: %s. Its log says: %s"
                .formatted(
                        isAlive() ? "it does not answer within " + patience.toSeconds() + " s" : "the server ended",
                        server.lastLogLines()));
    }

    private static boolean answers(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // not listening yet
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static LocalStackException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new LocalStackException("Interrupted while Keycloak was starting.", e);
    }
}
