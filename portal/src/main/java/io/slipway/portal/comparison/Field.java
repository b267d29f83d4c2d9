package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.engine.ImageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the entrants of one run are launched and checked, one after the other.
final class Field {
    private final RunInstances instances;
    private final ModelCheck check;
    private final RunControl control;
    private final Payload payload;

    Field(RunInstances instances, ModelCheck check, RunControl control, Payload payload) {
        this.instances = instances;
        this.check = check;
        this.control = control;
        this.payload = payload;
    }

    /// Launches an entrant, or finds it running, and returns once it gives a good answer.
    Fielded target(Entrant entrant, int copies) throws InterruptedException {
        return switch (entrant.source()) {
            case Entrant.Fresh(var image) -> launched(entrant, image, copies);
            case Entrant.Running running -> running(entrant, running);
        };
    }

    /// The baseline once more, A′. One that runs already is simply visited twice as often.
    Fielded repeat(Fielded baseline) throws InterruptedException {
        var again = baseline.entrant().repeated();
        return switch (again.source()) {
            case Entrant.Fresh(var image) ->
                launched(again, image, baseline.addresses().size());
            case Entrant.Running _ -> new Fielded(again, baseline.addresses(), baseline.limits());
        };
    }

    private Fielded launched(Entrant entrant, ImageId image, int copies) throws InterruptedException {
        control.next("LAUNCHING", "Launching " + entrant.label());
        var launched = instances.launch(entrant, image, copies);
        control.next("CHECKING", "Waiting until " + entrant.label() + " is healthy");
        for (var instance : launched) {
            check.awaitHealthy(instance);
            check.requirePrediction(entrant.label(), instance.address(), path(entrant), payload);
        }
        return new Fielded(
                entrant, launched.stream().map(Instance::address).toList(), PlanAssembly.facts(instances.limits()));
    }

    private Fielded running(Entrant entrant, Entrant.Running running) throws InterruptedException {
        control.next("CHECKING", "Asking " + entrant.label() + " for a prediction");
        check.requirePrediction(entrant.label(), running.address(), path(entrant), payload);
        return new Fielded(entrant, List.of(running.address()), facts(running));
    }

    private static Map<String, String> facts(Entrant.Running running) {
        var facts = new LinkedHashMap<>(PlanAssembly.facts(running.limits()));
        facts.put(TargetFacts.SHARED, "true");
        return facts;
    }

    private static String path(Entrant entrant) {
        return entrant.endpoint().predictPath();
    }
}
