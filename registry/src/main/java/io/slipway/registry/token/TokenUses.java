package io.slipway.registry.token;

import io.slipway.registry.TokenId;
import jakarta.annotation.PreDestroy;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// When tokens were last used. Requests only note it; it is written every few seconds, for all tokens at once.
@Component
class TokenUses {
    private static final Logger LOG = LoggerFactory.getLogger(TokenUses.class);

    private final JdbcTemplate jdbc;
    private final Map<TokenId, Instant> noted = new ConcurrentHashMap<>();

    TokenUses(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void note(TokenId token, Instant at) {
        noted.put(token, at);
    }

    /// Writes what was noted. A database that is down costs these dates, nothing else.
    @Scheduled(fixedDelayString = "PT5S")
    @PreDestroy
    void write() {
        var batch = noted.keySet().stream()
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .map(token -> new Object[] {Timestamp.from(noted.remove(token)), token.value()})
                .toList();
        if (batch.isEmpty()) {
            return;
        }
        try {
            jdbc.batchUpdate("update access_token set last_used = ? where id = ?", batch);
        } catch (DataAccessException e) {
            LOG.warn("Could not write when {} tokens were last used: {}", batch.size(), e.getMessage());
        }
    }
}
