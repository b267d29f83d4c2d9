package io.slipway.registry.team;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// A number that grows with every change of anybody's rights, at whichever replica. Whatever stays open after it was
/// allowed, such as a page, compares it and asks again.
@Component
public class RightsRevision {
    private final JdbcClient jdbc;

    RightsRevision(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of now.
    public long now() {
        return jdbc.sql("select number from rights_revision")
                .query((row, _) -> row.getLong("number"))
                .single();
    }

    /// Counts a change. Takes part in the caller's transaction, as its last write: others wait for its end here.
    void changed() {
        jdbc.sql("update rights_revision set number = number + 1").update();
    }
}
