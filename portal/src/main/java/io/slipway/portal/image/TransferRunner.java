package io.slipway.portal.image;

import io.slipway.engine.Engine;
import io.slipway.engine.EngineException;
import io.slipway.engine.ImageReference;
import io.slipway.engine.Label;
import io.slipway.engine.LayerProgress;
import io.slipway.engine.PullRequest;
import io.slipway.engine.RegistryLogin;
import io.slipway.engine.RunningTransfer;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.portal.registries.RegistryHosts;
import io.slipway.portal.registries.RegistryLoginService;
import io.slipway.portal.work.Worker;
import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Pushes and pulls images, a few at a time. No transaction is open while the engine is at it.
@Component
class TransferRunner implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(TransferRunner.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofHours(1);

    private final TransferLedger ledger;
    private final SavedImages images;
    private final EngineProvider engines;
    private final Installation installation;
    private final RegistryHosts hosts;
    private final RegistryLoginService logins;
    private final AccessPolicy access;
    private final ImageProperties properties;
    private final Semaphore slots;

    TransferRunner(
            TransferLedger ledger,
            SavedImages images,
            EngineProvider engines,
            Installation installation,
            RegistryHosts hosts,
            RegistryLoginService logins,
            AccessPolicy access,
            ImageProperties properties) {
        this.ledger = ledger;
        this.images = images;
        this.engines = engines;
        this.installation = installation;
        this.hosts = hosts;
        this.logins = logins;
        this.access = access;
        this.properties = properties;
        this.slots = new Semaphore(properties.concurrent());
    }

    @Override
    public Optional<Duration> work(UUID id) throws InterruptedException {
        if (!slots.tryAcquire()) {
            return Optional.of(SOON);
        }
        try {
            var begun = ledger.begin(id);
            if (begun.isPresent()) {
                run(begun.get());
            }
            return Optional.empty();
        } finally {
            slots.release();
        }
    }

    private void run(TransferDetails transfer) throws InterruptedException {
        try {
            var reference = hosts.image("reference", transfer.reference());
            var login = logins.forTransfer(transfer.team(), RegistryHosts.hostOf(reference))
                    .orElse(null);
            switch (transfer.direction()) {
                case PUSH -> push(transfer, reference, login);
                case PULL -> pull(transfer, reference, login);
            }
        } catch (EngineException | SlipwayException e) {
            ledger.failed(transfer.id(), String.valueOf(e.getMessage()));
        }
    }

    private void push(TransferDetails transfer, ImageReference to, @Nullable RegistryLogin login)
            throws InterruptedException {
        require(transfer, Permission.LAUNCH);
        var id = Objects.requireNonNull(transfer.image());
        var image = images.findById(id)
                .map(SavedImage::image)
                .orElseThrow(() -> new NotFoundException("image", id.toString()));
        var digest = follow(transfer, told -> engine().push(Objects.requireNonNull(image), to, login, told));
        digest.ifPresent(arrived -> ledger.pushed(transfer, id, arrived));
    }

    /// What does not become a saved image leaves nothing on the engine.
    private void pull(TransferDetails transfer, ImageReference from, @Nullable RegistryLogin login)
            throws InterruptedException {
        require(transfer, Permission.BRING_IN_IMAGES);
        var name = SavedImage.reference(transfer.id());
        var labels = installation
                .labels()
                .and(Label.TEAM, transfer.team().value())
                .and(Label.SAVED, transfer.id().toString());
        var request = new PullRequest(
                from, login, name, labels, properties.largestArchive().toBytes());
        var kept = false;
        try {
            var digest = follow(transfer, told -> engine().pull(request, told));
            if (digest.isPresent()) {
                ledger.pulled(transfer, engine().image(name).orElseThrow(() -> lost(name)), digest.get());
                kept = true;
            }
        } finally {
            if (!kept) {
                forget(name);
            }
        }
    }

    private static EngineException lost(ImageReference name) {
        return new EngineException.NotFound("pull the image", "the engine does not have %s".formatted(name), null);
    }

    private void require(TransferDetails transfer, Permission permission) {
        access.require(Caller.ordered(transfer.askedBy()), transfer.team(), permission);
    }

    private void forget(ImageReference name) {
        try {
            if (engine().image(name).isPresent()) {
                engine().removeName(name);
            }
        } catch (EngineException e) {
            LOG.warn("Image {} stays on the engine, though nobody keeps it: {}", name, e.getMessage());
        }
    }

    /// Waits for the end and writes down how far it is; empty when somebody has cancelled it.
    private Optional<String> follow(TransferDetails transfer, Start start) throws InterruptedException {
        Map<String, LayerProgress> layers = Collections.synchronizedMap(new LinkedHashMap<>());
        var until = System.nanoTime() + LONGEST.toNanos();
        try (var running = start.with(layer -> layers.put(layer.layer(), layer))) {
            List<LayerProgress> written = List.of();
            while (!running.await(LOOK)) {
                written = tell(transfer, layers, written);
                if (ledger.cancelRequested(transfer.id())) {
                    return cancelled(transfer, running);
                }
                refuseEndless(until);
            }
            var unused = tell(transfer, layers, written);
            return Optional.of(running.digest());
        }
    }

    private List<LayerProgress> tell(
            TransferDetails transfer, Map<String, LayerProgress> layers, List<LayerProgress> written) {
        List<LayerProgress> now;
        synchronized (layers) {
            now = new ArrayList<>(layers.values());
        }
        if (!now.equals(written)) {
            ledger.told(transfer.id(), now);
        }
        return now;
    }

    /// Ends it on the engine too; it may have arrived all the same.
    private Optional<String> cancelled(TransferDetails transfer, RunningTransfer running) throws InterruptedException {
        running.close();
        try {
            if (running.await(Duration.ofSeconds(30))) {
                return Optional.of(running.digest());
            }
        } catch (EngineException e) {
            LOG.debug("{} ended: {}", transfer.id(), e.getMessage());
        }
        ledger.cancelled(transfer.id());
        return Optional.empty();
    }

    private static void refuseEndless(long until) {
        if (System.nanoTime() > until) {
            throw new EngineException.TimedOut(
                    "move the image", "it took longer than %d minutes".formatted(LONGEST.toMinutes()), null);
        }
    }

    private Engine engine() {
        return engines.engine();
    }

    /// Begins a transfer that tells how far each layer is.
    @FunctionalInterface
    private interface Start {
        RunningTransfer with(Consumer<LayerProgress> told);
    }
}
