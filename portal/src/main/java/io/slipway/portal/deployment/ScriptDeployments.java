package io.slipway.portal.deployment;

import io.slipway.registry.script.ScriptRenamed;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Has deployments follow their script to its new name. The labels of containers that run keep the old one, to which
/// the script goes on answering.
@Component
class ScriptDeployments {
    private final JdbcClient jdbc;

    ScriptDeployments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener
    void on(ScriptRenamed event) {
        jdbc.sql("update deployment set script = :to where script_team = :team and script = :from")
                .param("to", event.to().name())
                .param("team", event.from().team().value())
                .param("from", event.from().name())
                .update();
    }
}
