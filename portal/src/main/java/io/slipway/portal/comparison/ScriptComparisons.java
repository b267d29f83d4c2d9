package io.slipway.portal.comparison;

import io.slipway.registry.script.ScriptDeleted;
import io.slipway.registry.script.ScriptInUse;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptRenamed;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Has comparisons follow their scripts to new names. Reports stay when a script goes: what they measured is marked as
/// gone, so that a later script of the same name is not taken for it.
@Component
class ScriptComparisons implements ScriptInUse {
    private final JdbcClient jdbc;

    ScriptComparisons(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<String> usesOf(ScriptName script) {
        int count = jdbc.sql("""
                        select count(*) from comparison c
                        where c.status in ('QUEUED', 'PREPARING', 'MEASURING') and exists (
                            select 1 from comparison_target t
                            where t.comparison_id = c.id and t.script = :script and not t.gone)
                        """)
                .param("script", script.toString())
                .query(Integer.class)
                .single();
        return count == 0
                ? List.of()
                : List.of(
                        count == 1 ? "a comparison of it has not ended" : count + " comparisons of it have not ended");
    }

    @EventListener
    void on(ScriptRenamed event) {
        lock(event.from());
        jdbc.sql("update comparison_target set script = :to where script = :from and not gone")
                .param("to", event.to().toString())
                .param("from", event.from().toString())
                .update();
    }

    @EventListener
    void on(ScriptDeleted event) {
        lock(event.script());
        jdbc.sql("update comparison_target set gone = true where script = :script and not gone")
                .param("script", event.script().toString())
                .update();
    }

    /// Whoever changes a comparison reads its targets after this, or has written them before.
    private void lock(ScriptName script) {
        jdbc.sql("""
                        select id from comparison where id in (
                            select comparison_id from comparison_target where script = :script and not gone)
                        order by id for update
                        """)
                .param("script", script.toString())
                .query((row, _) -> row.getString("id"))
                .list();
    }
}
