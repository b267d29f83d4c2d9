package io.slipway.portal.deployment;

import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.LogLine;
import io.slipway.engine.LogRequest;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/// What deployments' containers write, for developers of the team: read once, or followed. Each follower costs a
/// stream from the engine, so there is a limit, and whoever goes away gives the stream back.
@Service
public class DeploymentLogService {
    private static final Logger LOG = LoggerFactory.getLogger(DeploymentLogService.class);
    private static final int MOST_READERS = 300;
    private static final long ASK_NANOS = Duration.ofSeconds(1).toNanos();

    private final DeploymentService deployments;
    private final AccessPolicy access;
    private final EngineProvider engines;
    private final DeploymentRecord record;
    private final Semaphore readers = new Semaphore(MOST_READERS);

    DeploymentLogService(
            DeploymentService deployments, AccessPolicy access, EngineProvider engines, DeploymentRecord record) {
        this.deployments = deployments;
        this.access = access;
        this.engines = engines;
        this.record = record;
    }

    /// Where lines go, a few or many at a time.
    @FunctionalInterface
    public interface Sink {
        void write(List<LogLine> lines) throws IOException;
    }

    /// Writes what is asked for, until it ends, nobody listens any more, or the caller may not see it any more.
    ///
    /// @param listening asked about every second
    public void read(Caller caller, ContainerChoice choice, LogRequest request, Sink sink, BooleanSupplier listening)
            throws IOException, InterruptedException {
        var deployment = deployments.find(caller, choice.deployment(), Permission.OPEN_LOGS);
        var container = containerOf(deployment, choice);
        if (!readers.tryAcquire()) {
            throw new ConflictException(
                    "too-many-readers",
                    "Could not open the log: %d are open already. Close one, or try again later."
                            .formatted(MOST_READERS),
                    Map.of("limit", MOST_READERS));
        }
        try (var lines = new LineQueue()) {
            record.wanted(caller, DeploymentRecord.LOGS, deployment);
            BooleanSupplier goOn =
                    () -> listening.getAsBoolean() && access.allows(caller, deployment.team(), Permission.OPEN_LOGS);
            lines.open(consumer -> engines.engine().logs(container, request, consumer));
            copy(lines, sink, goOn);
        } finally {
            readers.release();
        }
    }

    private static void copy(LineQueue lines, Sink sink, BooleanSupplier goOn)
            throws IOException, InterruptedException {
        long nextAsk = System.nanoTime();
        while (true) {
            if (System.nanoTime() >= nextAsk) {
                if (!goOn.getAsBoolean()) {
                    return;
                }
                nextAsk = System.nanoTime() + ASK_NANOS;
            }
            var ended = lines.ended(); // asked first: nothing follows the end
            var batch = lines.take();
            if (!batch.isEmpty()) {
                sink.write(batch);
            } else if (ended) {
                return;
            }
        }
    }

    /// Like [#read], in a thread of its own, until the registration is removed.
    public Registration follow(Caller caller, ContainerChoice choice, LogRequest request, Sink sink) {
        var id = choice.deployment();
        containerOf(deployments.find(caller, id, Permission.OPEN_LOGS), choice);
        var thread = Thread.ofVirtual().name("container-log-" + id).start(() -> {
            try {
                read(caller, choice, request, sink, () -> true);
            } catch (IOException | SlipwayException | EngineException | InterruptedException e) {
                LOG.debug("The log of deployment {} is not followed any more: {}", id, e.toString());
            }
        });
        return thread::interrupt;
    }

    private static ContainerId containerOf(DeploymentDetails deployment, ContainerChoice choice) {
        return choice.in(deployment)
                .orElseThrow(() -> new ConflictException(
                        "no-container",
                        "Could not open the log of '%s': it has no container (it is %s). Wait until it is started."
                                .formatted(deployment.name(), deployment.status()),
                        Map.of("deployment", deployment.id().toString(), "deploymentStatus", deployment.status())));
    }
}
