package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Address;
import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.ContainerName;
import io.slipway.engine.ContainerSpec;
import io.slipway.engine.Engine;
import io.slipway.engine.ImageId;
import io.slipway.engine.Label;
import io.slipway.engine.Labels;
import io.slipway.engine.Limits;
import io.slipway.engine.LogRequest;
import io.slipway.engine.NetworkName;
import io.slipway.engine.NetworkSpec;
import io.slipway.portal.engines.ContainerRoute;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/// The fresh containers of one run, each on a network of its own, all under the same limits.
///
/// Everything carries the run's label, so that [RunSweeper] finds it even if this process dies in the middle.
final class RunInstances {
    private static final Duration LOG_TIME = Duration.ofSeconds(5);
    private static final int LOG_LINES = 15;

    private final Engine engine;
    private final ContainerRoute route;
    private final Labels owner;
    private final String prefix;
    private final Limits limits;

    /// @param owner labels of installation and team
    RunInstances(Engine engine, ContainerRoute route, Labels owner, UUID run, Limits limits) {
        this.engine = engine;
        this.route = route;
        this.owner = owner.and(Label.RUN, run.toString());
        this.prefix = "slipway-run-" + run.toString().substring(0, 8);
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    /// Starts so many containers of an image for an entrant.
    List<Instance> launch(Entrant entrant, ImageId image, int copies) {
        var started = new ArrayList<Instance>();
        for (int copy = 1; copy <= copies; copy++) {
            started.add(launchOne(entrant, image, prefix + "-" + entrant.id() + "-" + copy));
        }
        return started;
    }

    /// What the engine says about it now.
    ContainerDetails inspect(Instance instance) {
        return engine.inspect(instance.container());
    }

    /// The end of its output, to explain why it does not do what it should.
    String lastWords(Instance instance) throws InterruptedException {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (var log = engine.logs(instance.container(), LogRequest.last(LOG_LINES), line -> lines.add(line.text()))) {
            log.await(LOG_TIME);
        }
        return String.join("\n", List.copyOf(lines));
    }

    private Instance launchOne(Entrant entrant, ImageId image, String name) {
        var network = new NetworkName(name);
        engine.createNetwork(new NetworkSpec(network, owner));
        var port = entrant.endpoint().port();
        var container = engine.start(ContainerSpec.of(new ContainerName(name), image, network)
                .labels(owner)
                .portOnLoopback(port)
                .withoutHealthCheck() // its processes would compete with the model for the core
                .limits(limits)
                .build());
        return new Instance(entrant, container, address(container, entrant, port));
    }

    private Address address(ContainerId container, Entrant entrant, int port) {
        return route.to(engine.inspect(container), port)
                .orElseThrow(() -> new RunFailure(
                        "Could not reach a container of %s: it ended at once or publishes no port %d."
                                .formatted(entrant.label(), port),
                        "Launch the revision on the Containers page and read its log."));
    }
}
