package io.slipway.portal.comparison;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.team.TeamName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Finds what a request names, as the caller may see it, and pins it down: tags become revisions, and each target
/// gets a label of its own.
@Component
class TargetResolver {
    private final ScriptService scripts;
    private final RunningDeployments deployments;

    TargetResolver(ScriptService scripts, RunningDeployments deployments) {
        this.scripts = scripts;
        this.deployments = deployments;
    }

    List<ComparisonTarget> resolve(Caller caller, ComparisonRequest request) {
        var labels = new HashSet<String>();
        var resolved = new ArrayList<ComparisonTarget>();
        for (var target : request.targets()) {
            resolved.add(resolve(caller, request.team(), target, labels));
        }
        return resolved;
    }

    private ComparisonTarget resolve(Caller caller, TeamName team, TargetRequest target, Set<String> taken) {
        return switch (target) {
            case TargetRequest.OfRevision(var script, var selector) -> {
                var revision = scripts.revision(caller, script, RevisionSelector.parse(selector));
                var label = unique(script.name() + " rev " + revision.number(), taken);
                yield ComparisonTarget.ofRevision(label, script.toString(), revision.number());
            }
            case TargetRequest.OfDeployment(var id) -> {
                var running = running(caller, team, id);
                yield ComparisonTarget.ofDeployment(
                        unique(running.name(), taken), running.script().toString(), running.revision(), id);
            }
        };
    }

    private RunningDeployment running(Caller caller, TeamName team, UUID id) {
        try {
            return deployments.find(caller, team, id);
        } catch (RunFailure e) {
            throw new InvalidException(
                    "targets", e.problem().message() + " " + e.problem().hint());
        }
    }

    /// The refusal adds its own full stop.
    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static String unique(String label, Set<String> taken) {
        var candidate = label;
        for (int copy = 2; !taken.add(candidate); copy++) {
            candidate = label + " (" + copy + ")";
        }
        return candidate;
    }
}
