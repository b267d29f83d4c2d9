package io.slipway.portal.usage;

import io.slipway.portal.deployment.ContainerChoice;
import io.slipway.portal.deployment.DeploymentContainers;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.work.Registration;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/// What deployments' containers use, for everybody in the team, while somebody looks: the first one opens the
/// engine's stream, the last one who goes ends it.
@Service
public class UsageService {
    private static final int MOST_WATCHED = 300;
    private static final int MOST_WAITING = 16;

    private final DeploymentService deployments;
    private final DeploymentContainers containers;
    private final AccessPolicy access;
    private final EngineProvider engines;
    private final Map<ContainerChoice, Shared> watched = new HashMap<>();

    UsageService(
            DeploymentService deployments,
            DeploymentContainers containers,
            AccessPolicy access,
            EngineProvider engines) {
        this.deployments = deployments;
        this.containers = containers;
        this.access = access;
        this.engines = engines;
    }

    /// Where looks go.
    @FunctionalInterface
    public interface Sink {
        void write(List<Usage> looks) throws IOException;
    }

    /// A watch and how many look at it.
    private static final class Shared {
        private final UsageWatch watch;
        private int viewers;

        Shared(UsageWatch watch) {
            this.watch = watch;
        }
    }

    /// Calls the listener with the looks of the last minutes, if somebody watched already, and with every further one
    /// as long as the caller may see them.
    public Registration watch(Caller caller, ContainerChoice choice, Consumer<List<Usage>> listener) {
        var deployment = deployments.find(caller, choice.deployment());
        choice.in(deployment); // or refuses
        var team = deployment.team();
        var watch = enter(choice);
        var told = new AtomicReference<>(Instant.MIN);
        var registration = watch.subscribe(() -> {
            var news = watch.since(told.get());
            if (!news.isEmpty() && access.allows(caller, team, Permission.READ)) {
                told.set(news.getLast().at());
                listener.accept(news);
            }
        });
        var left = new AtomicBoolean();
        return () -> {
            if (left.compareAndSet(false, true)) {
                registration.remove();
                leave(choice);
            }
        };
    }

    /// Writes looks as they come, until nobody listens any more or the caller may not see them any more.
    ///
    /// @param listening asked about every second
    public void follow(Caller caller, ContainerChoice choice, Sink sink, BooleanSupplier listening)
            throws IOException, InterruptedException {
        var team = deployments.find(caller, choice.deployment()).team();
        var waiting = new LinkedBlockingQueue<List<Usage>>(MOST_WAITING);
        var registration = watch(caller, choice, looks -> offer(waiting, looks));
        try {
            while (listening.getAsBoolean() && access.allows(caller, team, Permission.READ)) {
                var looks = waiting.poll(1, TimeUnit.SECONDS);
                if (looks != null) {
                    sink.write(looks);
                }
            }
        } finally {
            registration.remove();
        }
    }

    /// One who reads too slowly misses what is oldest, and costs nobody memory.
    private static void offer(LinkedBlockingQueue<List<Usage>> waiting, List<Usage> looks) {
        while (!waiting.offer(looks)) {
            waiting.poll();
        }
    }

    /// What is known of the last minutes; waits for a first look when nobody watched before. Empty when none came in
    /// time, and for a container that does not run.
    public List<Usage> now(Caller caller, ContainerChoice choice, Duration patience) throws InterruptedException {
        var deployment = deployments.find(caller, choice.deployment());
        choice.in(deployment); // or refuses
        if (deployment.status() != DeploymentStatus.RUNNING) {
            return List.of();
        }
        var waiting = new LinkedBlockingQueue<List<Usage>>(MOST_WAITING);
        var registration = watch(caller, choice, looks -> offer(waiting, looks));
        try {
            @Nullable List<Usage> looks = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            return looks == null ? List.of() : looks;
        } finally {
            registration.remove();
        }
    }

    /// How many engine streams are open for all who look.
    synchronized int watched() {
        return watched.size();
    }

    /// The watch of a container, which asks for no right; whoever enters leaves.
    synchronized UsageWatch enter(ContainerChoice choice) {
        var shared = watched.get(choice);
        if (shared == null) {
            refuseTooMany();
            shared = new Shared(new UsageWatch(() -> containers.of(choice), engines.engine()));
            watched.put(choice, shared);
        }
        shared.viewers++;
        return shared.watch;
    }

    private void refuseTooMany() {
        if (watched.size() >= MOST_WATCHED) {
            throw new ConflictException(
                    "too-many-watched",
                    "Could not watch what it uses: %d containers are watched already. Try again later."
                            .formatted(MOST_WATCHED),
                    Map.of("limit", MOST_WATCHED));
        }
    }

    synchronized void leave(ContainerChoice choice) {
        var shared = watched.get(choice);
        if (shared != null && --shared.viewers == 0) {
            watched.remove(choice);
            shared.watch.close();
        }
    }

    @PreDestroy
    synchronized void close() {
        watched.values().forEach(shared -> shared.watch.close());
        watched.clear();
    }
}
