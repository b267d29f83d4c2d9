package io.slipway.portal.comparison;

import io.slipway.registry.Caller;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// What people do with comparisons: ask for one, look, cancel. The measuring itself is [ComparisonRunner]'s.
@Service
public class ComparisonService {
    private static final int LIST_LIMIT = 200;
    private static final int MAX_NAME = 120;

    private final AccessPolicy access;
    private final TargetResolver targets;
    private final ComparisonLedger ledger;

    ComparisonService(AccessPolicy access, TargetResolver targets, ComparisonLedger ledger) {
        this.access = access;
        this.targets = targets;
        this.ledger = ledger;
    }

    /// Records the request and returns at once; it is measured when its turn comes.
    public ComparisonSnapshot request(Caller caller, ComparisonRequest request) {
        access.require(caller, request.team(), Permission.COMPARE);
        var resolved = targets.resolve(caller, request);
        var name = request.name() == null || request.name().isBlank()
                ? nameFrom(resolved)
                : request.name().strip();
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var comparison = Comparison.queued(request, name, resolved, caller.username(), now);
        return ledger.add(caller, comparison, request.payload());
    }

    /// One comparison of a team of the caller's.
    public ComparisonSnapshot find(Caller caller, UUID id) {
        var comparison = ledger.find(id).orElseThrow(() -> unknown(id));
        access.requireFor(caller, comparison.team(), Permission.READ, unknown(id));
        return comparison;
    }

    /// The latest comparisons of all the caller's teams, newest first.
    public List<ComparisonSnapshot> list(Caller caller) {
        var teams = access.teamsOf(caller).stream().map(TeamName::value).collect(Collectors.toSet());
        return ledger.latestOf(teams, LIST_LIMIT);
    }

    /// The latest comparisons of one team, newest first.
    public List<ComparisonSnapshot> list(Caller caller, TeamName team) {
        access.require(caller, team, Permission.READ);
        return ledger.latestOf(List.of(team.value()), LIST_LIMIT);
    }

    /// Asks to stop it. One that waits ends at once; one that runs ends as soon as its containers are removed; one
    /// that has ended stays as it is.
    public ComparisonSnapshot cancel(Caller caller, UUID id) {
        var comparison = find(caller, id);
        access.requireFor(caller, comparison.team(), Permission.COMPARE, unknown(id));
        return ledger.requestCancel(caller, id);
    }

    private static String nameFrom(List<ComparisonTarget> targets) {
        var name = targets.stream().map(target -> target.snapshot().label()).collect(Collectors.joining(" vs "));
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
    }

    private static NotFoundException unknown(UUID id) {
        return new NotFoundException("comparison", id.toString());
    }
}
