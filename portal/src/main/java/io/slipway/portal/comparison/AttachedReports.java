package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.benchmarks.report.ReportJson;
import io.slipway.registry.Caller;
import io.slipway.registry.oci.RevisionReports;
import io.slipway.registry.script.RevisionDigest;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hangs reports on the revisions that they measured, for clients of the registry.
@Service
@Transactional(readOnly = true)
class AttachedReports implements RevisionReports {
    private static final Limit NEWEST = Limit.of(50);

    private final StoredReports reports;
    private final AccessPolicy access;

    AttachedReports(StoredReports reports, AccessPolicy access) {
        this.reports = reports;
        this.access = access;
    }

    @Override
    public List<MeasuredRevisions> of(Caller caller, ScriptName script) {
        var teams = access.teamsOf(caller).stream().map(TeamName::value).toList();
        return reports.findLatestOf(teams, script.toString(), NEWEST).stream()
                .flatMap(summary ->
                        reports.findById(summary.id()).stream().map(stored -> measured(summary, stored.document())))
                .toList();
    }

    /// By what was measured, not by its name: names may have changed since, the content has not.
    private static MeasuredRevisions measured(ReportSummary summary, String document) {
        var contents = ReportJson.read(document).targets().stream()
                .flatMap(target -> Stream.ofNullable(target.metadata().get(TargetFacts.REVISION_DIGEST)))
                .map(RevisionDigest::new)
                .collect(Collectors.toUnmodifiableSet());
        return new MeasuredRevisions(summary.id().toString(), summary.sentence(), document, contents);
    }
}
