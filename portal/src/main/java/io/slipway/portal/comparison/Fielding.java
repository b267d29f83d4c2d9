package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.engine.EngineException;
import io.slipway.engine.Label;
import io.slipway.portal.engines.ContainerRoute;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.portal.engines.Installation;
import io.slipway.registry.Caller;
import io.slipway.registry.SlipwayException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Brings everything into the field that a run needs: images, fresh instances, controls, a payload that all accept.
@Component
class Fielding {
    private static final int CONTROLS = 2;

    private final EngineProvider engines;
    private final Installation installation;
    private final Entrants entrants;
    private final SamplePayloads samples;
    private final ComparisonLedger ledger;
    private final RunProperties properties;

    Fielding(
            EngineProvider engines,
            Installation installation,
            Entrants entrants,
            SamplePayloads samples,
            ComparisonLedger ledger,
            RunProperties properties) {
        this.engines = engines;
        this.installation = installation;
        this.entrants = entrants;
        this.samples = samples;
        this.ledger = ledger;
        this.properties = properties;
    }

    /// Everything answers when this returns.
    Plan field(Caller caller, ComparisonSnapshot comparison, RunControl control) throws InterruptedException {
        var engine = engines.engine();
        var targets = entrants.targets(caller, comparison, control);
        var payload = payload(caller, comparison, targets.getFirst());
        var info = engine.info();
        var placement = Placement.on(info, targets.size() + CONTROLS, properties.limits());
        var owner = installation.labels().and(Label.TEAM, comparison.team().value());
        var instances = new RunInstances(
                engine,
                ContainerRoute.of(engines.address()),
                owner,
                comparison.id(),
                placement.pinned(properties.limits()));
        var notes = PlanAssembly.notes(comparison, info, placement);
        try (var check = new ModelCheck(instances, control, properties.healthPatience())) {
            var field = new Field(instances, check, control, payload);
            var fielded = new ArrayList<Fielded>();
            for (var target : targets) {
                fielded.add(field.target(target, placement.copies()));
            }
            fielded.add(field.repeat(fielded.getFirst()));
            notes.put(
                    "route",
                    ContainerRoute.sentence(fielded.getFirst().addresses().getFirst()));
            floor(caller, comparison, control, field, notes).ifPresent(fielded::add);
            return PlanAssembly.assemble(comparison, fielded, payload, placement, notes);
        }
    }

    private Payload payload(Caller caller, ComparisonSnapshot comparison, Entrant baseline) {
        return ledger.payloadOf(comparison.id())
                .orElseGet(() -> samples.of(caller, comparison.targets().getFirst(), baseline.endpoint()));
    }

    /// The no-op control is welcome, not required: without it the report says that there is no floor.
    private Optional<Fielded> floor(
            Caller caller, ComparisonSnapshot comparison, RunControl control, Field field, Map<String, String> notes)
            throws InterruptedException {
        try {
            var noop = entrants.noop(caller, comparison, control);
            if (noop.isEmpty()) {
                notes.put("floor", "none: the team can read no script named noop");
                return Optional.empty();
            }
            return Optional.of(field.target(noop.get(), 1));
        } catch (RunFailure | SlipwayException | EngineException e) {
            notes.put("floor", "none: the noop script does not work here (" + e.getMessage() + ")");
            return Optional.empty();
        }
    }
}
