package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.engine.ImageDetails;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.Visibility;
import io.slipway.registry.search.FoundScript;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.search.SearchQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Turns what a comparison names into what can be launched or dialled: finds or builds the images.
@Component
class Entrants {
    private static final String NOOP_SCRIPT = "noop";

    private final ScriptService scripts;
    private final ScriptSearch search;
    private final RunImages images;
    private final RunningDeployments deployments;
    private final ComparisonLedger ledger;

    Entrants(
            ScriptService scripts,
            ScriptSearch search,
            RunImages images,
            RunningDeployments deployments,
            ComparisonLedger ledger) {
        this.scripts = scripts;
        this.search = search;
        this.images = images;
        this.deployments = deployments;
        this.ledger = ledger;
    }

    /// All targets in their order, `t1` being the baseline.
    List<Entrant> targets(Caller caller, ComparisonSnapshot comparison, RunControl control)
            throws InterruptedException {
        var found = new ArrayList<Entrant>();
        for (var target : comparison.targets()) {
            var position = found.size();
            var id = "t" + (position + 1);
            var deployment = target.deployment();
            if (deployment == null) {
                var image = images.of(caller, ScriptName.parse(target.script()), target.revision(), control);
                note(comparison, position, image);
                found.add(fresh(id, Target.Role.TARGET, target.label(), image, facts(caller, target, image)));
            } else {
                var running = deployments.find(caller, comparison.team(), deployment);
                note(comparison, position, running.image());
                found.add(running(id, target, running, facts(caller, target, running.image())));
            }
        }
        return found;
    }

    /// The control that answers without a model: the team's own script `noop`, else one that the site shares.
    Optional<Entrant> noop(Caller caller, ComparisonSnapshot comparison, RunControl control)
            throws InterruptedException {
        var script = noopScript(caller, comparison);
        if (script.isEmpty() || script.get().latestRevision() == 0) {
            return Optional.empty();
        }
        var name = script.get().name();
        var image = images.of(caller, name, script.get().latestRevision(), control);
        var target =
                new TargetSnapshot("noop", name.toString(), script.get().latestRevision(), null, null, null, false);
        return Optional.of(
                fresh(Entrant.NOOP, Target.Role.CONTROL_NOOP, target.label(), image, facts(caller, target, image)));
    }

    private Optional<FoundScript> noopScript(Caller caller, ComparisonSnapshot comparison) {
        var candidates = search.find(caller, SearchQuery.matching(NOOP_SCRIPT).pagesOf(200)).items().stream()
                .filter(script -> script.name().name().equals(NOOP_SCRIPT))
                .toList();
        return candidates.stream()
                .filter(script -> script.name().team().equals(comparison.team()))
                .findFirst()
                .or(() -> candidates.stream()
                        .filter(script -> script.visibility() == Visibility.SITE)
                        .findFirst());
    }

    private void note(ComparisonSnapshot comparison, int position, ImageDetails image) {
        ledger.measuredAs(comparison.id(), position, image.id().value(), image.sizeBytes());
    }

    private static Entrant fresh(
            String id, Target.Role role, String label, ImageDetails image, Map<String, String> facts) {
        return new Entrant(id, label, role, new Entrant.Fresh(image.id()), ModelEndpoint.of(image), facts);
    }

    private static Entrant running(
            String id, TargetSnapshot target, RunningDeployment running, Map<String, String> facts) {
        facts.put("deployment", running.id().toString());
        return new Entrant(
                id,
                target.label(),
                Target.Role.TARGET,
                new Entrant.Running(running.address(), running.limits()),
                running.endpoint(),
                facts);
    }

    private Map<String, String> facts(Caller caller, TargetSnapshot target, ImageDetails image) {
        var script = ScriptName.parse(target.script());
        var facts = new LinkedHashMap<String, String>();
        facts.put(TargetFacts.TEAM, script.team().value());
        facts.put(TargetFacts.SCRIPT, script.toString());
        facts.put(TargetFacts.REVISION, Integer.toString(target.revision()));
        facts.put(TargetFacts.REVISION_DIGEST, digest(caller, script, target.revision()));
        facts.put(TargetFacts.IMAGE, image.id().value());
        facts.put(TargetFacts.SIZE_BYTES, Long.toString(image.sizeBytes()));
        return facts;
    }

    private String digest(Caller caller, ScriptName script, int revision) {
        return scripts.revision(caller, script, RevisionSelector.number(revision))
                .digest()
                .value();
    }
}
