package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.ReportJson;
import io.slipway.portal.comparison.across.SideBySide;
import io.slipway.registry.Caller;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptNames;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import io.slipway.registry.team.TeamName;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hands out stored reports to members of the team that measured.
@Service
@Transactional(readOnly = true)
public class ReportService {
    private static final int LIST_LIMIT = 100;
    private static final Limit LOOKED_AT = Limit.of(30);

    private final StoredReports reports;
    private final Comparisons comparisons;
    private final MeasuredRuns runs;
    private final ScriptNames names;
    private final AccessPolicy access;
    private final String site;

    ReportService(
            StoredReports reports,
            Comparisons comparisons,
            MeasuredRuns runs,
            ScriptNames names,
            AccessPolicy access,
            @Value("${slipway.url:http://localhost:8080}") String site) {
        this.reports = reports;
        this.comparisons = comparisons;
        this.runs = runs;
        this.names = names;
        this.access = access;
        this.site = site.endsWith("/") ? site.substring(0, site.length() - 1) : site;
    }

    /// One report; another team's is not found.
    public ReportDocument find(Caller caller, UUID id) {
        var unknown = new NotFoundException("report", id.toString());
        var stored = reports.findById(id).orElseThrow(() -> unknown);
        var team = new TeamName(stored.team());
        access.requireFor(caller, team, Permission.READ, unknown);
        return new ReportDocument(
                stored.id(),
                stored.comparison(),
                team,
                stored.name(),
                stored.createdAt(),
                url(stored.id()),
                ReportJson.read(stored.document()));
    }

    /// The latest reports of the caller's teams, newest first.
    public List<ReportSummary> latest(Caller caller) {
        return reports.findLatest(teams(caller), Limit.of(LIST_LIMIT));
    }

    /// The latest reports in which a revision of the script was measured, newest first.
    public List<ReportSummary> latestOf(Caller caller, ScriptName script) {
        return reports.findLatestOf(teams(caller), names.resolve(caller, script).toString(), Limit.of(LIST_LIMIT));
    }

    /// Two reports that have measured the same targets, side by side.
    ///
    /// @throws InvalidException when they have no pair of targets in common
    public SideBySide beside(Caller caller, UUID first, UUID second) {
        var both =
                SideBySide.of(find(caller, first).report(), find(caller, second).report());
        if (both.rows().isEmpty()) {
            throw new InvalidException(
                    "other",
                    "the two reports have no pair of targets in common; choose one that measured the same two");
        }
        return both;
    }

    /// The other reports of the caller's teams that have measured two of the same targets, newest first.
    public List<ReportSummary> alike(Caller caller, UUID id) {
        var report = find(caller, id);
        var run = runs.run(report.id()).orElseThrow();
        return scriptsOf(report).stream()
                .flatMap(script -> reports.findLatestOf(teams(caller), script, LOOKED_AT).stream())
                .filter(other -> !other.id().equals(id))
                .distinct()
                .filter(other ->
                        runs.run(other.id()).filter(run::sharesPairWith).isPresent())
                .sorted(Comparator.comparing(ReportSummary::createdAt).reversed())
                .toList();
    }

    private List<String> scriptsOf(ReportDocument report) {
        return comparisons
                .findById(report.comparison())
                .map(comparison -> comparison.snapshot().targets().stream()
                        .filter(target -> !target.gone())
                        .map(TargetSnapshot::script)
                        .distinct()
                        .toList())
                .orElse(List.of());
    }

    /// Where people open a report.
    public String url(UUID report) {
        return site + "/reports/" + report;
    }

    private List<String> teams(Caller caller) {
        return access.teamsOf(caller).stream().map(TeamName::value).collect(Collectors.toList());
    }
}
