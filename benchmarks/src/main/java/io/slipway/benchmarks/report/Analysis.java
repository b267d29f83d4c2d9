package io.slipway.benchmarks.report;

import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.stats.Holm;
import io.slipway.benchmarks.stats.Pairs;
import io.slipway.benchmarks.stats.Quantity;
import io.slipway.benchmarks.stats.Sample;
import io.slipway.benchmarks.stats.SignedRank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From measured visits to the report: pairs every two targets, tests, corrects, and gives verdicts.
public final class Analysis {
    /// Fewer pairs of blocks never give a verdict.
    static final int MIN_PAIRS = 10;

    /// Chance of a false alarm in the whole family of tests.
    static final double ALPHA = 0.05;

    private static final double POWER = 0.8;

    private final Plan plan;
    private final Visits visits;
    private final Comparability comparability;

    /// @param visits in the order in which they happened
    public Analysis(Plan plan, List<MeasuredVisit> visits) {
        this.plan = plan;
        this.visits = new Visits(plan, visits);
        this.comparability = new Comparability(this.visits, control(Target.Role.CONTROL_NOOP));
    }

    /// The report, with everything known about the run around it.
    public Report report(Instant startedAt, Instant endedAt, List<String> warnings, Map<String, String> environment) {
        List<Comparison> repeated = repeated();
        boolean reliable = repeated.stream().noneMatch(c -> c.verdict().isDifference());
        List<Comparison> comparisons = comparisons(deltas(repeated), reliable);
        var all = new ArrayList<>(warnings);
        if (!reliable) {
            all.addFirst(Sentences.unreliable(plan.baseline().label(), repeated));
        }
        return new Report(
                Report.FORMAT,
                plan.name(),
                startedAt,
                endedAt,
                reliable,
                Sentences.headline(plan, comparisons, visits, all),
                settings(),
                visits.summaries(),
                comparisons,
                controls(repeated),
                visits.shown(),
                visits.conditions(),
                all,
                environment,
                plan.metadata());
    }

    /// Baseline against A′. A family of its own, so that the control stays as sharp with many targets as with two.
    private List<Comparison> repeated() {
        Target repeat = control(Target.Role.CONTROL_REPEAT).orElse(null);
        if (repeat == null) {
            return List.of();
        }
        var threshold = new EnumMap<Metric, Double>(Metric.class);
        for (Metric metric : Metric.values()) {
            threshold.put(metric, plan.threshold());
        }
        return judged(findings(plan.baseline(), repeat, List.of()), threshold);
    }

    /// δ: the user's threshold, or what two equal things differed by in this very run, if that is more.
    private Map<Metric, Double> deltas(List<Comparison> repeated) {
        var deltas = new EnumMap<Metric, Double>(Metric.class);
        for (Metric metric : Metric.values()) {
            double floor = repeated.stream()
                    .filter(c -> c.metric() == metric)
                    .flatMap(c -> Optional.ofNullable(c.estimate()).stream())
                    .mapToDouble(e -> Math.expm1(Math.abs(Math.log(e.ratio()))))
                    .max()
                    .orElse(0);
            deltas.put(metric, Math.max(plan.threshold(), floor));
        }
        return deltas;
    }

    private List<Comparison> comparisons(Map<Metric, Double> deltas, boolean reliable) {
        List<String> reasons = reliable
                ? List.of()
                : List.of("two instances of %s, which are equal, were found to differ in this run"
                        .formatted(plan.baseline().label()));
        var findings = new ArrayList<Finding>();
        List<Target> compared = plan.compared();
        for (int i = 0; i < compared.size(); i++) {
            for (int j = i + 1; j < compared.size(); j++) {
                findings.addAll(findings(compared.get(i), compared.get(j), reasons));
            }
        }
        return judged(findings, deltas);
    }

    private List<Finding> findings(Target baseline, Target candidate, List<String> reasons) {
        var all = new ArrayList<>(reasons);
        all.addAll(comparability.obstacles(baseline, candidate));
        var findings = new ArrayList<Finding>();
        for (Metric metric : Metric.values()) {
            Quantity quantity =
                    metric == Metric.THROUGHPUT ? Quantity.throughput() : Quantity.quantile(metric.quantile());
            List<Sample> a = visits.samples(baseline.id());
            List<Sample> b = visits.samples(candidate.id());
            var pairs = Pairs.of(a, b, quantity);
            findings.add(Finding.of(baseline, candidate, metric, quantity, pairs, all));
        }
        return findings;
    }

    private List<Comparison> judged(List<Finding> findings, Map<Metric, Double> deltas) {
        List<SignedRank> tests = findings.stream()
                .flatMap(f -> Optional.ofNullable(f.test()).stream())
                .toList();
        double[] adjusted =
                Holm.adjust(tests.stream().mapToDouble(SignedRank::p).toArray());
        var comparisons = new ArrayList<Comparison>();
        int tested = 0;
        for (Finding finding : findings) {
            SignedRank test = finding.test();
            Estimate estimate = test == null ? null : estimate(test, adjusted[tested++], tests.size());
            comparisons.add(judged(finding, estimate, deltas.getOrDefault(finding.metric(), plan.threshold())));
        }
        return comparisons;
    }

    private Comparison judged(Finding finding, @Nullable Estimate estimate, double delta) {
        Verdict verdict = estimate == null || !finding.obstacles().isEmpty()
                ? Verdict.NOT_COMPARABLE
                : VerdictRule.judge(finding.metric(), estimate, delta);
        return new Comparison(
                finding.baseline().id(),
                finding.candidate().id(),
                finding.metric(),
                verdict,
                estimate,
                delta,
                finding.pairs().count(),
                finding.pairs().roundsPerBlock(),
                Sentences.of(finding, verdict, estimate, delta, visits.roundsDone()),
                finding.warnings());
    }

    private static Estimate estimate(SignedRank test, double holmP, int family) {
        return new Estimate(
                Math.exp(test.centre()),
                Math.exp(test.low()),
                Math.exp(test.high()),
                test.p(),
                holmP,
                Math.expm1(test.detectable(ALPHA / family, POWER)));
    }

    private Controls controls(List<Comparison> repeated) {
        Optional<Target> noop = control(Target.Role.CONTROL_NOOP);
        return new Controls(
                noop.map(Target::id).orElse(null),
                noop.map(t -> visits.summary(t).latency())
                        .map(Latency::p50Micros)
                        .orElse(null),
                control(Target.Role.CONTROL_REPEAT).map(Target::id).orElse(null),
                repeated);
    }

    private Settings settings() {
        return new Settings(
                plan.preset(),
                plan.rounds(),
                visits.roundsDone(),
                plan.forks(),
                plan.visitMillis(),
                plan.seed(),
                plan.threshold(),
                plan.probeCpu(),
                plan.payload().contentType(),
                plan.payload().bytes().length,
                plan.payload().sha256());
    }

    private Optional<Target> control(Target.Role role) {
        return plan.targets().stream().filter(t -> t.role() == role).findFirst();
    }
}
