package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Metric;
import io.slipway.portal.comparison.across.LatencyTrend;
import io.slipway.portal.comparison.across.TrendAnchor;
import io.slipway.portal.comparison.across.TrendReading;
import io.slipway.registry.Caller;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.RevisionSummary;
import io.slipway.registry.script.ScriptDetails;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.script.ScriptService;
import io.slipway.registry.script.TaggedRevision;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.TeamName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// How the latency of a script went over its revisions, from the reports of the caller's teams.
@Service
@Transactional(readOnly = true)
public class LatencyTrends {
    private static final String USUAL_ANCHOR = "stable";

    private final ScriptService scripts;
    private final MeasuredRuns runs;
    private final AccessPolicy access;

    LatencyTrends(ScriptService scripts, MeasuredRuns runs, AccessPolicy access) {
        this.scripts = scripts;
        this.runs = runs;
        this.access = access;
    }

    /// @param question what exactly
    public LatencyTrend of(Caller caller, ScriptName name, TrendQuestion question) {
        return of(caller, scripts.find(caller, name), List.of(question.metric()), question)
                .getFirst();
    }

    /// The same in all metrics of latency, read once.
    public List<LatencyTrend> ofAll(Caller caller, ScriptName name, TrendQuestion question) {
        return of(caller, scripts.find(caller, name), List.of(Metric.P50, Metric.P90, Metric.P99), question);
    }

    private List<LatencyTrend> of(Caller caller, ScriptDetails script, List<Metric> metrics, TrendQuestion question) {
        var teams = access.teamsOf(caller).stream().map(TeamName::value).toList();
        var revisions = scripts.revisions(caller, script.name()).stream()
                .collect(Collectors.toMap(
                        RevisionSummary::number, revision -> revision.digest().value()));
        var reading = new TrendReading(revisions, runs.of(teams, script.name()));
        var anchor = anchor(caller, script, reading.measured(), question.anchor());
        return metrics.stream()
                .map(metric -> reading.trend(anchor, metric, question.delta()))
                .toList();
    }

    private @Nullable TrendAnchor anchor(
            Caller caller, ScriptDetails script, List<Integer> measured, @Nullable RevisionSelector chosen) {
        if (chosen != null) {
            var revision = scripts.revision(caller, script.name(), chosen).number();
            return new TrendAnchor(revision, "chosen");
        }
        if (measured.isEmpty()) {
            return null;
        }
        var stable = stable(script);
        if (stable.filter(measured::contains).isPresent()) {
            return new TrendAnchor(stable.get(), "it has the tag " + USUAL_ANCHOR);
        }
        var why = stable.map(revision -> "the oldest that was measured; revision %d, which has the tag %s, was not"
                        .formatted(revision, USUAL_ANCHOR))
                .orElse("the oldest that was measured");
        return new TrendAnchor(measured.getFirst(), why);
    }

    private static Optional<Integer> stable(ScriptDetails script) {
        return script.tags().stream()
                .filter(tag -> tag.tag().value().equals(USUAL_ANCHOR))
                .map(TaggedRevision::revision)
                .findFirst();
    }
}
