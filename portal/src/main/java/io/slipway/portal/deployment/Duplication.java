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
        var env = kept(origin, kept);
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

    /// Silence about a name that the origin lacks would launch without a variable that somebody counts on.
    private Map<String, String> kept(UUID origin, Set<String> names) {
        var there = stored.findById(origin).map(Deployment::env).orElse(Map.of());
        var kept = new HashMap<String, String>();
        for (var name : names) {
            var value = there.get(name);
            if (value == null) {
                throw new InvalidException(
                        "env", "the origin has no variable '%s' whose value could be kept".formatted(name));
            }
            kept.put(name, value);
        }
        return kept;
    }

    /// `digits-2` for `digits`, or the next number that nobody has.
    private DeploymentName freeName(TeamName team, DeploymentName name) {
        var taken = stored.findLatest(Set.of(team.value()), null, null).stream()
                .map(found -> found.details().name().value())
                .collect(Collectors.toSet());
        var base = base(name.value(), taken);
        var shortened = base.substring(0, Math.min(LONGEST_BASE, base.length())).replaceAll("-+$", "");
        int number = 2;
        while (taken.contains(shortened + "-" + number)) {
            number++;
        }
        return new DeploymentName(shortened + "-" + number);
    }

    /// Without the number that an earlier duplicate got; the one in `resnet-50` is part of a name.
    private static String base(String name, Set<String> taken) {
        var base = NUMBERED.matcher(name).replaceFirst("");
        return taken.contains(base) ? base : name;
    }
}
