package io.slipway.portal.deployment;

import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Launches one more deployment like another, with edits. Values of variables that the caller may not see are taken
/// over without being shown.
@Service
public class Duplication {
    private static final Pattern NUMBERED = Pattern.compile("-\\d{1,4}$");
    private static final int LONGEST_BASE = 34;

    private final DeploymentService deployments;
    private final Deployments stored;
    private final DeploymentRecord record;

    Duplication(DeploymentService deployments, Deployments stored, DeploymentRecord record) {
        this.deployments = deployments;
        this.stored = stored;
        this.record = record;
    }

    /// What a duplicate would be without any edit, apart from its environment.
    public LaunchRequest proposal(Caller caller, UUID origin) {
        var found = deployments.find(caller, origin, Permission.LAUNCH);
        return new LaunchRequest(
                found.team(),
                freeName(found.team(), found.name()),
                source(found),
                Map.of(),
                found.limits(),
                found.replication().wanted(),
                found.uses());
    }

    private static LaunchSource source(DeploymentDetails found) {
        return found.savedImage() != null
                ? new LaunchSource.OfSavedImage(found.savedImage())
                : new LaunchSource.OfRevision(found.script(), RevisionSelector.number(found.revision()));
    }

    /// Launches it.
    ///
    /// @param request for the team of the origin, with the variables that are new or other
    /// @param kept names of variables whose values are taken over
    public DeploymentDetails launch(Caller caller, UUID origin, LaunchRequest request, Set<String> kept) {
        var found = deployments.find(caller, origin, Permission.LAUNCH);
        if (!found.team().equals(request.team())) {
            throw new InvalidException("team", "a duplicate belongs to the team of its origin, " + found.team());
        }
        var env = new HashMap<String, String>();
        stored.findById(origin).map(Deployment::env).orElse(Map.of()).forEach((name, value) -> {
            if (kept.contains(name)) {
                env.put(name, value);
            }
        });
        env.putAll(request.env());
        var launched = deployments.launch(
                caller,
                new LaunchRequest(
                        request.team(),
                        request.name(),
                        request.source(),
                        env,
                        request.limits(),
                        request.replicas(),
                        request.uses()));
        record.duplicated(caller, found, launched);
        return launched;
    }

    /// `digits-2` for `digits`, or the next number that nobody has.
    private DeploymentName freeName(TeamName team, DeploymentName name) {
        var base = NUMBERED.matcher(name.value()).replaceFirst("");
        var shortened = base.substring(0, Math.min(LONGEST_BASE, base.length())).replaceAll("-+$", "");
        var taken = stored.findLatest(Set.of(team.value()), null, null).stream()
                .map(found -> found.details().name().value())
                .collect(Collectors.toSet());
        int number = 2;
        while (taken.contains(shortened + "-" + number)) {
            number++;
        }
        return new DeploymentName(shortened + "-" + number);
    }
}
