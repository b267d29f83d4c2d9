package io.slipway.registry.token;

import io.slipway.registry.Scope;
import io.slipway.registry.TokenId;
import io.slipway.registry.team.TeamName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
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

    Optional<Token> find(TokenId id) {
        return jdbc.sql("select " + COLUMNS + " from access_token where id = ?")
                .param(id.value())
                .query((row, _) -> token(row))
                .optional();
    }

    boolean isGood(TokenId id, Instant now) {
        return jdbc.sql("select 1 from access_token where id = ? and expires_at > ?")
                .params(id.value(), Timestamp.from(now))
                .query((row, _) -> row.getInt(1))
                .optional()
                .isPresent();
    }

    /// The person's own tokens, newest first.
    List<Token> personal(String username) {
        return jdbc.sql("select " + COLUMNS
                        + " from access_token where username = ? and team is null order by created_at desc, id")
                .param(username)
                .query((row, _) -> token(row))
                .list();
    }

    /// The team's robots, newest first.
    List<Token> of(TeamName team) {
        return jdbc.sql("select " + COLUMNS + " from access_token where team = ? order by created_at desc, id")
                .param(team.value())
                .query((row, _) -> token(row))
                .list();
    }

    void add(Token token, TokenSecret secret) {
        jdbc.sql("""
                        insert into access_token
                            (id, hash, hint, name, username, team, scopes, created_by, created_at, expires_at)
                        values (:id, :hash, :hint, :name, :username, :team, :scopes, :createdBy, :createdAt, :expiresAt)
                        """)
                .param("id", token.id().value())
                .param("hash", secret.sha256())
                .param("hint", token.hint())
                .param("name", token.name())
                .param("username", token.username())
                .param("team", token.team() == null ? null : token.team().value())
                .param(
                        "scopes",
                        token.scopes().stream().map(Scope::slug).sorted().collect(Collectors.joining(" ")))
                .param("createdBy", token.createdBy())
                .param("createdAt", Timestamp.from(token.createdAt()))
                .param("expiresAt", Timestamp.from(token.expiresAt()))
                .update();
    }

    boolean remove(TokenId id) {
        return jdbc.sql("delete from access_token where id = ?")
                        .param(id.value())
                        .update()
                > 0;
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
                row.getTimestamp("expires_at").toInstant(),
                instant(row.getTimestamp("last_used")));
    }

    private static Set<Scope> scopes(String names) {
        return Arrays.stream(names.split(" ")).map(Scope::of).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
