package io.slipway.infra;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The few calls to Keycloak's admin REST API that set up our realm and keep it as it should be.
final class KeycloakAdmin {
    private record Answer(int status, String body) {}

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final String base;
    private final String token;

    private KeycloakAdmin(HttpClient http, String base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    static KeycloakAdmin signedIn(HttpClient http, String base, String user, String password) {
        var form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password);
        var body = form.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = send(http, "sign in as its administrator", request);
        if (answer.status() != 200) {
            throw new LocalStackException(
                    "Could not sign in to Keycloak as its administrator: status %d. Remove Keycloak's data in the state directory to set it up anew."
                            .formatted(answer.status()));
        }
        return new KeycloakAdmin(
                http, base, JSON.readTree(answer.body()).get("access_token").asString());
    }

    /// Brings the realm into being, or changes what differs: the portal's addresses and secret.
    ///
    /// @return whether the realm was created
    boolean apply(Realm realm) {
        var found = call("look for the realm", "GET", "/realms/" + Realm.NAME, null);
        if (found.status() == 404) {
            expect(201, "import the realm", call("import the realm", "POST", "/realms", realm.json()));
            return true;
        }
        expect(200, "look for the realm", found);
        applyPortalClient(realm);
        return false;
    }

    private void applyPortalClient(Realm realm) {
        var action = "update the client " + Realm.PORTAL_CLIENT;
        var clients = clientsPath();
        var found = get(action, clients + "?clientId=" + Realm.PORTAL_CLIENT);
        if (found.isEmpty()) {
            expect(201, action, call(action, "POST", clients, realm.portalClient()));
            return;
        }
        var current = (ObjectNode) found.get(0);
        var wanted = realm.portalClient();
        var changed = current.deepCopy();
        changed.set("baseUrl", wanted.get("baseUrl"));
        changed.set("redirectUris", wanted.get("redirectUris"));
        changed.set("secret", wanted.get("secret"));
        ((ObjectNode) changed.get("attributes")).setAll((ObjectNode) wanted.get("attributes"));
        if (!changed.equals(current)) {
            expect(
                    204,
                    action,
                    call(action, "PUT", clients + "/" + current.get("id").asString(), changed));
        }
    }

    void resetPassword(String user, String password) {
        var action = "set the password of " + user;
        var users = get(action, "/realms/" + Realm.NAME + "/users?exact=true&username=" + user);
        if (users.isEmpty()) {
            return; // an administrator has removed this demo user, and means it
        }
        var path = "/realms/%s/users/%s/reset-password"
                .formatted(Realm.NAME, users.get(0).get("id").asString());
        var credential = JSON.createObjectNode()
                .put("type", "password")
                .put("value", password)
                .put("temporary", false);
        expect(204, action, call(action, "PUT", path, credential));
    }

    void join(String user, String group) {
        var action = "put %s into the group %s".formatted(user, group);
        var made = call(action, "POST", groupsPath(), JSON.createObjectNode().put("name", group));
        if (made.status() != 409) { // 409: it is there already
            expect(201, action, made);
        }
        expect(204, action, call(action, "PUT", membershipPath(action, user, group), null));
    }

    void leave(String user, String group) {
        var action = "take %s out of the group %s".formatted(user, group);
        expect(204, action, call(action, "DELETE", membershipPath(action, user, group), null));
    }

    private String membershipPath(String action, String user, String group) {
        var users = get(action, "/realms/" + Realm.NAME + "/users?exact=true&username=" + user);
        var groups = get(action, groupsPath() + "?exact=true&search=" + group);
        if (users.isEmpty() || groups.isEmpty()) {
            throw new LocalStackException("Could not %s: Keycloak does not know both.".formatted(action));
        }
        return "/realms/%s/users/%s/groups/%s"
                .formatted(
                        Realm.NAME,
                        users.get(0).get("id").asString(),
                        groups.get(0).get("id").asString());
    }

    private static String groupsPath() {
        return "/realms/" + Realm.NAME + "/groups";
    }

    private static String clientsPath() {
        return "/realms/" + Realm.NAME + "/clients";
    }

    private JsonNode get(String action, String path) {
        var answer = call(action, "GET", path, null);
        expect(200, action, answer);
        return JSON.readTree(answer.body());
    }

    private Answer call(String action, String method, String path, @Nullable JsonNode body) {
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body));
        var request = HttpRequest.newBuilder(URI.create(base + "/admin" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(60))
                .method(method, publisher)
                .build();
        return send(http, action, request);
    }

    private static void expect(int status, String action, Answer answer) {
        if (answer.status() != status) {
            throw new LocalStackException("Could not %s: Keycloak answered %d %s. Its log says more."
                    .formatted(action, answer.status(), answer.body()));
        }
    }

    private static Answer send(HttpClient http, String action, HttpRequest request) {
        try {
            var response = http.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new LocalStackException("Could not %s: Keycloak does not answer (%s).".formatted(action, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Could not %s: interrupted.".formatted(action), e);
        }
    }
}
