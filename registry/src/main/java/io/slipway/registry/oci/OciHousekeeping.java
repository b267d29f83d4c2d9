package io.slipway.registry.oci;

import io.slipway.registry.script.ScriptDeleted;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptRenamed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps what was pushed beside a script with the script, and ends what nobody goes on with.
@Component
class OciHousekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(OciHousekeeping.class);
    private static final List<String> TABLES = List.of("oci_upload", "oci_blob", "oci_manifest");

    private final JdbcClient jdbc;

    OciHousekeeping(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Within the transaction that renames; tags follow their manifests.
    @EventListener
    void on(ScriptRenamed event) {
        remove(event.to());
        TABLES.forEach(table -> jdbc.sql("update " + table + " set name = ? where team = ? and name = ?")
                .params(
                        event.to().name(),
                        event.from().team().value(),
                        event.from().name())
                .update());
    }

    /// Within the transaction that deletes.
    @EventListener
    void on(ScriptDeleted event) {
        remove(event.script());
    }

    /// An upload rests for an hour at most, a blob waits a day for its manifest.
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT1M")
    void sweep() {
        try {
            jdbc.sql("delete from oci_upload where changed_at < now() - interval '1 hour'")
                    .update();
            jdbc.sql("""
                            delete from oci_blob b where b.pushed_at < now() - interval '1 day'
                            and not exists (select 1 from oci_manifest m
                                where m.team = b.team and m.name = b.name and b.digest = any (m.blobs))
                            """).update();
        } catch (DataAccessException e) {
            LOG.warn("Could not remove what nobody finished pushing: {}", e.getMessage());
        }
    }

    private void remove(ScriptName script) {
        TABLES.forEach(table -> jdbc.sql("delete from " + table + " where team = ? and name = ?")
                .params(script.team().value(), script.name())
                .update());
    }
}
