package io.slipway.registry.token;

import io.slipway.registry.Scope;
import io.slipway.registry.TokenId;
import io.slipway.registry.team.TeamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The stored tokens. Plain SQL, since every request of a program begins with one look at them.
@Component
class Tokens {
    private static final String COLUMNS =
            "id, hint, name, username, team, scopes, created_by, created_at, expires_at, last_used";

    private final JdbcClient jdbc;

    Tokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Token> find(TokenSecret secret) {
        return jdbc.sql("select " + COLUMNS + " from access_token where hash = ?")
                .param(secret.sha256())
                .query((row, _) -> token(row))
                .optional();
    }

    boolean isGood(TokenId id, Instant now) {
        return jdbc.sql("select 1 from access_token where id = ? and (expires_at is null or expires_at > ?)")
                .params(id.value(), Timestamp.from(now))
                .query((row, _) -> row.getInt(1))
                .optional()
                .isPresent();
    }

    private static Token token(ResultSet row) throws SQLException {
        @Nullable String team = row.getString("team");
        return new Token(
                new TokenId(row.getObject("id", UUID.class)),
                row.getString("hint"),
                row.getString("name"),
                row.getString("username"),
                team == null ? null : new TeamName(team),
                scopes(row.getString("scopes")),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("expires_at")),
                instant(row.getTimestamp("last_used")));
    }

    private static Set<Scope> scopes(String names) {
        return Arrays.stream(names.split(" ")).map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
