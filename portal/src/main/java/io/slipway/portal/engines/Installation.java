package io.slipway.portal.engines;

import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import io.slipway.engine.Selector;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which installation this is: the identity of its database. Everything it makes on an engine says so, and it
/// only ever touches what says so.
@Component
public class Installation {
    private final String id;

    Installation(JdbcClient jdbc) {
        this.id = jdbc.sql("select id::text from installation")
                .query(String.class)
                .single();
    }

    /// The identity, a UUID.
    public String id() {
        return id;
    }

    /// The labels everything of this installation begins with.
    public Labels labels() {
        return Labels.of(Label.INSTALLATION, id);
    }

    /// Chooses everything of this installation.
    public Selector selector() {
        return Selector.of(Label.INSTALLATION, id);
    }
}
