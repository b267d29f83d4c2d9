package io.slipway.infra;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// The secrets of one local stack: made up at its first start, kept in a file that only its owner can read.
///
/// @param clientSecret what the portal proves itself with towards Keycloak
/// @param passwords of the demo users, by name
public record Credentials(String clientSecret, Map<String, String> passwords) {
    /// Who exists in the demo realm: alice, bob and carol of team vision, dave of another team, and the site's admin.
    public static final List<String> DEMO_USERS = List.of("alice", "bob", "carol", "dave", "admin");

    private static final String CLIENT_SECRET = "slipway-portal";

    public Credentials {
        passwords = Collections.unmodifiableMap(new LinkedHashMap<>(passwords));
    }

    /// A demo user's password.
    public String password(String user) {
        var password = passwords.get(user);
        if (password == null) {
            throw new LocalStackException(
                    "There is no demo user %s; there are %s.".formatted(user, passwords.keySet()));
        }
        return password;
    }

    /// Reads the file; what it lacks is made up and added.
    static Credentials keptIn(Path file) {
        var known = read(file);
        var passwords = new LinkedHashMap<String, String>();
        DEMO_USERS.forEach(user -> passwords.put(user, known.getProperty(user, Secrets.random(16))));
        var credentials = new Credentials(known.getProperty(CLIENT_SECRET, Secrets.random(40)), passwords);
        Secrets.write(file, credentials.text());
        return credentials;
    }

    private static Properties read(Path file) {
        var properties = new Properties();
        try {
            if (Files.exists(file)) {
                properties.load(new StringReader(Files.readString(file)));
            }
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read " + file, e);
        }
    }

    private String text() {
        var text = new StringBuilder("""
                # Passwords of this installation's demo users, then the secret of the portal at Keycloak.
                # A line taken out is made up anew, and takes effect, at the next start.
                """);
        passwords.forEach((user, password) ->
                text.append(user).append('=').append(password).append('\n'));
        return text.append(CLIENT_SECRET)
                .append('=')
                .append(clientSecret)
                .append('\n')
                .toString();
    }
}
