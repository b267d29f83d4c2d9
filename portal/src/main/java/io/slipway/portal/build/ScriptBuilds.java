package io.slipway.portal.build;

import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.script.ScriptBelongings;
import io.slipway.registry.script.ScriptDeleted;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptRenamed;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps builds with their script: they follow it to its new name, and go with it.
@Component
class ScriptBuilds implements ScriptBelongings {
    private static final Logger LOG = LoggerFactory.getLogger(ScriptBuilds.class);

    private final JdbcClient jdbc;
    private final EngineProvider engines;
    private final ApplicationEventPublisher events;

    ScriptBuilds(JdbcClient jdbc, EngineProvider engines, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.engines = engines;
        this.events = events;
    }

    /// Images that no build speaks of any more.
    record ImagesUnused(List<ImageId> images) {}

    private record Image(ImageId id, long sizeBytes) {}

    /// Images count that no other script's builds made too.
    @Override
    public Belongings of(ScriptName script) {
        var images = imagesOnlyOf(script);
        return new Belongings(
                count(script),
                images.size(),
                images.stream().mapToLong(Image::sizeBytes).sum());
    }

    @EventListener
    void on(ScriptRenamed event) {
        jdbc.sql("update build set script = :to where team = :team and script = :from")
                .param("to", event.to().name())
                .param("team", event.from().team().value())
                .param("from", event.from().name())
                .update();
    }

    /// Whoever deletes a script has seen that none of its builds is under way.
    @EventListener
    void on(ScriptDeleted event) {
        var images = imagesOnlyOf(event.script()).stream().map(Image::id).toList();
        jdbc.sql("delete from build where team = :team and script = :script")
                .param("team", event.script().team().value())
                .param("script", event.script().name())
                .update();
        events.publishEvent(new ImagesUnused(images));
    }

    @TransactionalEventListener
    void on(ImagesUnused event) {
        Thread.ofVirtual().name("unused-images").start(() -> event.images().forEach(this::remove));
    }

    private void remove(ImageId image) {
        try {
            engines.engine().removeImage(image);
        } catch (EngineException.NotFound e) {
            LOG.debug("Image {} is gone already", image);
        } catch (EngineException e) {
            LOG.warn("Image {} stays on the engine, though nothing uses it: {}", image, e.getMessage());
        }
    }

    private int count(ScriptName script) {
        return jdbc.sql("select count(*) from build where team = :team and script = :script")
                .param("team", script.team().value())
                .param("script", script.name())
                .query(Integer.class)
                .single();
    }

    private List<Image> imagesOnlyOf(ScriptName script) {
        return jdbc.sql("""
                        select b.image_id, max(b.image_size) as size from build b
                        where b.team = :team and b.script = :script and b.image_id is not null
                        and not exists (select 1 from build o where o.image_id = b.image_id
                            and (o.team <> b.team or o.script <> b.script))
                        group by b.image_id
                        """)
                .param("team", script.team().value())
                .param("script", script.name())
                .query((row, _) -> new Image(new ImageId(row.getString("image_id")), row.getLong("size")))
                .list();
    }
}
