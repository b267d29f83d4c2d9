package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.ReportJson;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Finds the report in which two revisions were measured, among those of the caller's teams.
@Service
@Transactional(readOnly = true)
public class MeasuredPairs {
    /// A script that was deleted and made anew has numbers that meant other contents once.
    private static final Limit LOOKED_AT = Limit.of(10);

    private final StoredReports reports;
    private final Comparisons comparisons;
    private final AccessPolicy access;

    MeasuredPairs(StoredReports reports, Comparisons comparisons, AccessPolicy access) {
        this.reports = reports;
        this.comparisons = comparisons;
        this.access = access;
    }

    /// The newest one.
    public Optional<MeasuredPair> newest(Caller caller, RevisionDetails from, RevisionDetails to) {
        var teams = access.teamsOf(caller).stream().map(TeamName::value).toList();
        return newest(teams, from, to, _ -> true);
    }

    /// The newest one of this team that has launched both for the comparison alone. Asks for no right: whoever
    /// calls it has asked.
    Optional<MeasuredPair> newestOf(TeamName team, RevisionDetails from, RevisionDetails to) {
        return newest(List.of(team.value()), from, to, target -> !target.shared());
    }

    private Optional<MeasuredPair> newest(
            List<String> teams, RevisionDetails from, RevisionDetails to, Predicate<TargetSnapshot> counts) {
        var found = reports.findOfBoth(
                teams, from.script().toString(), from.number(), to.script().toString(), to.number(), LOOKED_AT);
        return found.stream().flatMap(id -> pair(id, from, to, counts).stream()).findFirst();
    }

    private Optional<MeasuredPair> pair(
            UUID id, RevisionDetails from, RevisionDetails to, Predicate<TargetSnapshot> counts) {
        return reports.findById(id).flatMap(stored -> {
            var targets = comparisons
                    .findById(stored.comparison())
                    .map(comparison -> comparison.snapshot().targets())
                    .orElse(List.of());
            var report = ReportJson.read(stored.document());
            return target(report, targets, from, counts)
                    .flatMap(one -> target(report, targets, to, counts)
                            .flatMap(other -> MeasuredPair.in(stored.id(), report, one, other)));
        });
    }

    /// The id in the report: the portal names targets by their place, [Entrants] says how. Names may have changed
    /// since, the content has not.
    private static Optional<String> target(
            Report report, List<TargetSnapshot> targets, RevisionDetails revision, Predicate<TargetSnapshot> counts) {
        for (int place = 0; place < targets.size(); place++) {
            var target = targets.get(place);
            var id = "t" + (place + 1);
            if (counts.test(target)
                    && target.script().equals(revision.script().toString())
                    && target.revision() == revision.number()
                    && hasContent(report, id, revision)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private static boolean hasContent(Report report, String id, RevisionDetails revision) {
        return report.targets().stream()
                .filter(target -> target.id().equals(id))
                .anyMatch(target ->
                        revision.digest().value().equals(target.metadata().get(TargetFacts.REVISION_DIGEST)));
    }
}
