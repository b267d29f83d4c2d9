package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.TargetFacts;
import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Controls;
import io.slipway.benchmarks.report.Estimate;
import io.slipway.benchmarks.report.Latency;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.ReportJson;
import io.slipway.benchmarks.report.Settings;
import io.slipway.benchmarks.report.TargetSummary;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.portal.comparison.web.ReportDoors;
import io.slipway.portal.testing.RunningPortal;
import io.slipway.registry.script.RevisionDetails;
import io.slipway.registry.team.TeamName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;

/// Stores reports of comparisons that nobody had to wait for.
@TestConfiguration(proxyBeanMethods = false)
@Import({ScriptComparisons.class, LatencyTrends.class, MeasuredRuns.class, ReportedLatency.class, ReportDoors.class})
public class ReportHands {
    private final Comparisons comparisons;
    private final StoredReports reports;

    ReportHands(Comparisons comparisons, StoredReports reports) {
        this.comparisons = comparisons;
        this.reports = reports;
    }

    /// The same beside a portal that runs already.
    public static ReportHands of(RunningPortal portal) {
        return new ReportHands(portal.bean(Comparisons.class), portal.bean(StoredReports.class));
    }

    /// A report of the team in which the candidate took so many times as long as the baseline.
    public UUID measured(
            TeamName team, RevisionDetails baseline, RevisionDetails candidate, double low, double ratio, double high) {
        var verdict = low > 1.03
                ? Verdict.SLOWER
                : high < 1 / 1.03
                        ? Verdict.FASTER
                        : low > 1 / 1.03 && high < 1.03
                                ? Verdict.NO_MEANINGFUL_DIFFERENCE
                                : Verdict.NO_DIFFERENCE_DETECTED;
        return store(team, baseline, candidate, verdict, new Estimate(ratio, low, high, 0.001, 0.001, 0.02));
    }

    /// A report of the team in which the candidate took 0.8 × as long as the baseline (0.75 to 0.9): 400 µs
    /// instead of 500 µs.
    public UUID faster(TeamName team, RevisionDetails baseline, RevisionDetails candidate) {
        return store(team, baseline, candidate, Verdict.FASTER, new Estimate(0.8, 0.75, 0.9, 0.001, 0.001, 0.02));
    }

    /// A report of the team with too few rounds to say anything.
    public UUID undecided(TeamName team, RevisionDetails baseline, RevisionDetails candidate) {
        return store(team, baseline, candidate, Verdict.NOT_COMPARABLE, null);
    }

    private UUID store(
            TeamName team,
            RevisionDetails baseline,
            RevisionDetails candidate,
            Verdict verdict,
            @Nullable Estimate estimate) {
        var now = Instant.now();
        var request = new ComparisonRequest(
                team, null, ComparisonFixture.request().targets(), Preset.QUICK, null, 0.03, null);
        var targets = List.of(target(baseline), target(candidate));
        var comparison = io.slipway.portal.comparison.Comparison.queued(request, "in a test", targets, "somebody", now);
        comparison.begin("nobody", now);
        comparison.measure(now);
        var document = ReportJson.write(report(baseline, candidate, verdict, estimate));
        var report = new StoredReport(comparison.snapshot(), "It is said.", document, now);
        comparison.succeed(report.id(), now);
        comparisons.save(comparison);
        return reports.save(report).id();
    }

    private static String label(RevisionDetails revision) {
        return revision.script() + " rev " + revision.number();
    }

    private static ComparisonTarget target(RevisionDetails revision) {
        var label = label(revision);
        return ComparisonTarget.ofRevision(label, revision.script().toString(), revision.number());
    }

    private static Report report(
            RevisionDetails baseline, RevisionDetails candidate, Verdict verdict, @Nullable Estimate estimate) {
        var comparisons = new ArrayList<Comparison>();
        for (var metric : List.of(Metric.P90, Metric.P50, Metric.P99)) {
            comparisons.add(
                    new Comparison("t1", "t2", metric, verdict, estimate, 0.03, 20, 1, "It is said.", List.of()));
        }
        return report(
                List.of(
                        measured("t1", label(baseline), 500, facts(baseline)),
                        measured("t2", label(candidate), 400, facts(candidate))),
                comparisons);
    }

    private static Map<String, String> facts(RevisionDetails revision) {
        return Map.of(TargetFacts.REVISION_DIGEST, revision.digest().value());
    }

    /// A report in which the candidate took e^log times as long, with these distances to the ends of the interval, on a
    /// machine of that number.
    public static Report found(
            String baseline, String candidate, Metric metric, double log, double below, double above, int machine) {
        var estimate = new Estimate(Math.exp(log), Math.exp(log - below), Math.exp(log + above), 0.001, 0.001, 0.02);
        var verdict = log > 0 ? Verdict.SLOWER : Verdict.FASTER;
        var facts = Map.of(TargetFacts.CPUS, Integer.toString(machine));
        var plain = report(
                List.of(measured(baseline, 500, facts), measured(candidate, 500, facts)),
                List.of(new Comparison(
                        baseline, candidate, metric, verdict, estimate, 0.03, 20, 1, "It is said.", List.of())));
        return new Report(
                plain.format(),
                plain.name(),
                plain.startedAt(),
                plain.endedAt(),
                true,
                plain.sentence(),
                plain.settings(),
                plain.targets(),
                plain.comparisons(),
                plain.controls(),
                List.of(),
                List.of(),
                List.of(),
                Map.of("CPU", "processor " + machine),
                Map.of("engine", "engine " + machine));
    }

    /// A report of these targets, the baseline first.
    static Report report(List<TargetSummary> targets, List<Comparison> comparisons) {
        return new Report(
                Report.FORMAT,
                "in a test",
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                "It is said.",
                new Settings("quick", 20, 20, 1, 500, 1, 0.03, null, "application/json", 2, ""),
                targets,
                comparisons,
                new Controls(null, null, null, List.of()),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
    }

    /// A target that answered in this many microseconds, as a rule.
    static TargetSummary measured(String id, double p50, Map<String, String> facts) {
        return measured(id, id, p50, facts);
    }

    private static TargetSummary measured(String id, String label, double p50, Map<String, String> facts) {
        return new TargetSummary(
                id,
                label,
                Target.Role.TARGET,
                1,
                20,
                2_000,
                0,
                0,
                Map.of("200", 2_000L),
                new Latency(p50, p50 * 2, p50 * 3, p50, p50 / 2, p50 * 9, 1_000),
                List.of(),
                List.of(),
                "",
                2,
                List.of(),
                facts);
    }
}
