package io.slipway.portal.image;

import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import io.slipway.engine.Selector;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.work.Worker;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/// Makes saved images and takes them away. What a dead process left half done on the engine is found by its label and
/// removed before it is done again.
@Component
class SaveRunner implements Worker {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(3);

    private final ImageLedger ledger;
    private final EngineProvider engines;
    private final Installation installation;
    private final Semaphore slots;

    SaveRunner(ImageLedger ledger, EngineProvider engines, Installation installation, ImageProperties properties) {
        this.ledger = ledger;
        this.engines = engines;
        this.installation = installation;
        this.slots = new Semaphore(properties.concurrent());
    }

    @Override
    public Optional<Duration> work(UUID id) throws InterruptedException {
        var found = ledger.find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return switch (found.get().status()) {
            case QUEUED, RUNNING -> save(id);
            case REMOVING -> remove(found.get());
            case DONE, FAILED -> Optional.empty();
        };
    }

    private Optional<Duration> save(UUID id) throws InterruptedException {
        if (!slots.tryAcquire()) {
            return Optional.of(SOON);
        }
        try {
            var image = ledger.begin(id);
            if (image.isPresent()) {
                save(image.get());
            }
            return Optional.empty();
        } finally {
            slots.release();
        }
    }

    private void save(SavedImage image) throws InterruptedException {
        try {
            clear(image.id());
            var saved = engine().save(image.container(), image.reference(), labels(image));
            var made = engine().image(saved.image())
                    .orElseThrow(() -> new EngineException.NotFound(
                            "save the container", "the engine does not have the new image any more", null));
            ledger.done(image.id(), made, saved.changes());
        } catch (EngineException e) {
            if (Thread.interrupted()) {
                throw (InterruptedException) new InterruptedException("the process ends").initCause(e);
            }
            ledger.failed(image.id(), String.valueOf(e.getMessage()));
        }
    }

    private Optional<Duration> remove(SavedImage image) {
        try {
            clearContainers(image.id());
            if (engine().image(image.reference()).isPresent()) {
                engine().removeName(image.reference());
            }
            ledger.delete(image.id());
            return Optional.empty();
        } catch (EngineException e) {
            ledger.heldUp(image.id(), String.valueOf(e.getMessage()));
            return Optional.of(LATER);
        }
    }

    /// Takes from the engine whatever carries this image's label.
    private void clear(UUID id) {
        clearContainers(id);
        var ours = selector(id);
        engine().images().stream()
                .filter(image -> ours.matches(image.labels()))
                .forEach(image -> engine().removeImage(image.id()));
    }

    private void clearContainers(UUID id) {
        engine().containers(selector(id)).forEach(standIn -> engine().remove(standIn.id()));
    }

    private Selector selector(UUID id) {
        return installation.selector().and(Label.SAVED, id.toString());
    }

    private Labels labels(SavedImage image) {
        var from = Objects.requireNonNull(image.details().provenance());
        return installation
                .labels()
                .and(Label.TEAM, image.team().value())
                .and(Label.SAVED, image.id().toString())
                .and(Label.SCRIPT, from.script().toString())
                .and(Label.REVISION, Integer.toString(from.revision()))
                .and(Label.BUILD, from.build().toString())
                .and(Label.DEPLOYMENT, from.deployment().toString());
    }

    private Engine engine() {
        return engines.engine();
    }
}
