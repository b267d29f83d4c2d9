package io.slipway.portal.structure;

import io.slipway.engine.EngineException;
import io.slipway.engine.ImageId;
import io.slipway.engine.ImageLayer;
import io.slipway.portal.deployment.DeploymentChanged;
import io.slipway.portal.deployment.DeploymentContainers;
import io.slipway.portal.deployment.RunningLoads;
import io.slipway.portal.engines.EngineMonitor;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.work.Broadcast;
import io.slipway.portal.work.Registration;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Asks the engine for everybody, at most every few seconds and only while somebody wants to know. An image's layers
/// never change, so that it is asked for each image once.
@Component
class StructureMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(StructureMonitor.class);
    private static final Duration NEWS = Duration.ofSeconds(2);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration DISK_FRESH = Duration.ofMinutes(1);

    private final EngineProvider engines;
    private final EngineMonitor engineMonitor;
    private final DeploymentContainers containers;
    private final RunningLoads loads;
    private final Broadcast changes = new Broadcast("structure", NEWS);
    private final Clock clock = Clock.systemUTC();
    private final ReentrantLock looking = new ReentrantLock();
    private final Map<ImageId, List<ImageLayer>> layers = new ConcurrentHashMap<>();
    private @Nullable StructureSnapshot last;
    private @Nullable Long imagesBytes;
    private volatile boolean outdated;
    private Instant diskAskedAt = Instant.MIN;

    StructureMonitor(
            EngineProvider engines, EngineMonitor engineMonitor, DeploymentContainers containers, RunningLoads loads) {
        this.engines = engines;
        this.engineMonitor = engineMonitor;
        this.containers = containers;
        this.loads = loads;
    }

    /// What is known now, at most a few seconds old.
    StructureSnapshot snapshot() {
        looking.lock();
        try {
            var known = last;
            if (known != null
                    && !outdated
                    && clock.instant().isBefore(known.asOf().plus(FRESH))) {
                return known;
            }
            outdated = false; // first: what changes meanwhile is looked at again
            var now = look();
            last = now;
            return now;
        } finally {
            looking.unlock();
        }
    }

    /// Calls the listener now and after changes, at most every few seconds.
    Registration subscribe(Runnable listener) {
        var using = loads.watch(changes::changed);
        var engine = engineMonitor.subscribe(_ -> changes.changed());
        var telling = changes.subscribe(listener);
        return () -> {
            telling.remove();
            engine.remove();
            using.remove();
        };
    }

    @TransactionalEventListener(fallbackExecution = true)
    void on(DeploymentChanged event) {
        outdated = true;
        changes.changed();
    }

    private StructureSnapshot look() {
        var images = containers.images();
        var wanted = new HashSet<>(images.values());
        layers.keySet().retainAll(wanted);
        try {
            askForLayers(wanted);
            askForDisk();
        } catch (EngineException e) {
            LOG.debug("The engine tells nothing of its images: {}", e.getMessage());
        }
        return new StructureSnapshot(
                clock.instant(), engineMonitor.status(), imagesBytes, images, new HashMap<>(layers), loads.now());
    }

    private void askForLayers(Set<ImageId> images) {
        for (var image : images) {
            if (!layers.containsKey(image)) {
                try {
                    layers.put(image, engines.engine().layers(image));
                } catch (EngineException.NotFound e) {
                    LOG.debug("An image is gone: {}", e.getMessage());
                }
            }
        }
    }

    private void askForDisk() {
        if (clock.instant().isAfter(diskAskedAt.plus(DISK_FRESH))) {
            diskAskedAt = clock.instant(); // first: an engine that fails is not asked again with every look
            imagesBytes = engines.engine().imagesBytes();
        }
    }

    @PreDestroy
    void close() {
        changes.close();
    }
}
