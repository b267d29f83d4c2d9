package io.slipway.portal.deployment;

import io.slipway.portal.security.CurrentCaller;
import io.slipway.portal.shell.Addresses;
import io.slipway.portal.shell.ScriptChooser;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.RevisionDetails;
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
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// What a launch dialog can offer to the reader, and what it does with the answer.
@Service
class LaunchDialogs {
    private final ScriptService scripts;
    private final ScriptSearch search;
    private final TeamService teams;
    private final DeploymentService deployments;
    private final LaunchableImages images;
    private final Duplication duplication;
    private final CurrentCaller caller;

    LaunchDialogs(
            ScriptService scripts,
            ScriptSearch search,
            TeamService teams,
            DeploymentService deployments,
            LaunchableImages images,
            Duplication duplication,
            CurrentCaller caller) {
        this.scripts = scripts;
        this.search = search;
        this.teams = teams;
        this.deployments = deployments;
        this.images = images;
        this.duplication = duplication;
        this.caller = caller;
    }

    /// @param wanted `team/name@revision`, or empty to let people choose
    void open(String wanted) {
        var dialog = new LaunchDialog(this);
        if (!wanted.isEmpty()) {
            var at = wanted.indexOf('@');
            var script = ScriptName.parse(at < 0 ? wanted : wanted.substring(0, at));
            var selector = at < 0 ? RevisionSelector.LATEST : RevisionSelector.parse(wanted.substring(at + 1));
            dialog.choose(script, revision(script, selector).number());
        }
        dialog.open();
    }

    /// @param wanted the id of a saved image
    void openImage(String wanted) {
        var id = Addresses.idIn(wanted).orElseThrow(() -> new NotFoundException("image", wanted));
        var image = images.forLaunch(caller.require(), id);
        var dialog = new LaunchDialog(this);
        dialog.choose(image);
        dialog.open();
    }

    /// Filled with what another deployment is.
    void duplicate(UUID origin) {
        var proposal = duplication.proposal(caller.require(), origin);
        var dialog = new LaunchDialog(this);
        var saved = proposal.source() instanceof LaunchSource.OfSavedImage(var image)
                ? images.forLaunch(caller.require(), image)
                : null;
        dialog.fill(origin, proposal, saved, environment(origin));
        dialog.open();
    }

    /// The origin's environment as a text to edit; what the reader may not see stands there as [EnvironmentText#KEPT].
    private String environment(UUID origin) {
        var names = new TreeSet<>(deployments.find(caller.require(), origin).envNames());
        Map<String, String> values;
        try {
            values = deployments.environment(caller.require(), origin);
        } catch (ForbiddenException _) { // developers see the names alone
            values = Map.of();
        }
        return EnvironmentText.written(names, values);
    }

    DeploymentDetails duplicate(UUID origin, LaunchRequest request, Set<String> kept) {
        return duplication.launch(caller.require(), origin, request, kept);
    }

    List<TeamSummary> teams() {
        return teams.mine(caller.require()).stream()
                .filter(team -> team.yourRole().allows(Permission.LAUNCH))
                .toList();
    }

    ScriptChooser chooser() {
        return new ScriptChooser("Script", search, caller);
    }

    List<RevisionSummary> revisions(ScriptName script) {
        return scripts.revisions(caller.require(), script);
    }

    RevisionDetails revision(ScriptName script, RevisionSelector selector) {
        return scripts.revision(caller.require(), script, selector);
    }

    /// The team's running models, which an application can be given the address of.
    List<DeploymentDetails> models(TeamName team) {
        return deployments.list(caller.require(), new DeploymentQuery(team, null)).stream()
                .filter(deployment ->
                        deployment.endpoint() != null && deployment.endpoint().predictPath() != null)
                .toList();
    }

    DeploymentDetails launch(LaunchRequest request) {
        return deployments.launch(caller.require(), request);
    }
}
