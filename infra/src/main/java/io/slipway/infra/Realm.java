package io.slipway.infra;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The realm `slipway` as this installation wants it: `infra/keycloak/realm.json` with address and secrets filled in.
/// Its placeholders are written as Keycloak's own import understands them, too (`infra/compose.yaml`).
record Realm(JsonNode json) {
    static final String NAME = "slipway";
    static final String PORTAL_CLIENT = "slipway-portal";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+)}");

    static Realm of(String portalUrl, Credentials credentials) {
        var values = new TreeMap<String, String>();
        values.put("SLIPWAY_URL", portalUrl);
        values.put("SLIPWAY_OIDC_CLIENT_SECRET", credentials.clientSecret());
        credentials
                .passwords()
                .forEach((user, password) -> values.put("PASSWORD_" + user.toUpperCase(Locale.ROOT), password));
        return new Realm(JsonMapper.shared().readTree(filled(template(), values)));
    }

    JsonNode portalClient() {
        return json.get("clients")
                .valueStream()
                .filter(client -> client.get("clientId").asString().equals(PORTAL_CLIENT))
                .findFirst()
                .orElseThrow();
    }

    private static String filled(String template, Map<String, String> values) {
        return PLACEHOLDER.matcher(template).replaceAll(match -> {
            var value = values.get(match.group(1));
            if (value == null) {
                throw new LocalStackException("realm.json asks for an unknown value: " + match.group());
            }
            var quoted = JsonMapper.shared().writeValueAsString(value);
            return Matcher.quoteReplacement(quoted.substring(1, quoted.length() - 1));
        });
    }

    private static String template() {
        try (var in = Objects.requireNonNull(Realm.class.getResourceAsStream("keycloak/realm.json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LocalStackException("Could not read realm.json. Build Slipway again.", e);
        }
    }
}
