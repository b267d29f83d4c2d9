package io.slipway.portal.comparison;

import io.slipway.portal.deployment.DeploymentQuery;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.ScriptChooser;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.search.ScriptSearch;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import io.slipway.registry.team.TeamService;
import io.slipway.registry.team.TeamSummary;
import java.util.List;
import org.springframework.stereotype.Service;

/// What the page of a new comparison can offer to the reader, and what it does with the answer.
@Service
class ComparisonOffer {
    private final ComparisonService comparisons;
    private final DeploymentService deployments;
    private final ScriptService scripts;
    private final ScriptSearch search;
    private final TeamService teams;
    private final CurrentCaller caller;

    ComparisonOffer(
            ComparisonService comparisons,
            DeploymentService deployments,
            ScriptService scripts,
            ScriptSearch search,
            TeamService teams,
            CurrentCaller caller) {
        this.comparisons = comparisons;
        this.deployments = deployments;
        this.scripts = scripts;
        this.search = search;
        this.teams = teams;
        this.caller = caller;
    }

    List<TeamSummary> teams() {
        return teams.mine(caller.require()).stream()
                .filter(team -> team.yourRole().allows(Permission.COMPARE))
                .toList();
    }

    ScriptChooser chooser() {
        return new ScriptChooser("Script", search, caller);
    }

    List<RevisionSummary> revisions(ScriptName script) {
        return scripts.revisions(caller.require(), script);
    }

    /// A choice for what an address names: `team/name@revision`, or a deployment's id.
    TargetChoice named(String target) {
        var deployment = Addresses.idIn(target);
        if (deployment.isPresent()) {
            var found = deployments.find(caller.require(), deployment.get());
            return TargetChoice.deployment(
                    found.id(), found.team(), found.name().value());
        }
        var at = target.indexOf('@');
        var script = ScriptName.parse(at < 0 ? target : target.substring(0, at));
        var selector = at < 0 ? RevisionSelector.LATEST : RevisionSelector.parse(target.substring(at + 1));
        return TargetChoice.revision(
                script, scripts.revision(caller.require(), script, selector).number());
    }

    /// The team's models that run now.
    List<TargetChoice> running(TeamName team) {
        return deployments.list(caller.require(), new DeploymentQuery(team, null)).stream()
                .filter(deployment -> deployment.status() == DeploymentStatus.RUNNING)
                .filter(deployment ->
                        deployment.endpoint() != null && deployment.endpoint().predictPath() != null)
                .map(deployment -> TargetChoice.deployment(
                        deployment.id(), team, deployment.name().value()))
                .toList();
    }

    ComparisonSnapshot request(ComparisonRequest request) {
        return comparisons.request(caller.require(), request);
    }
}
