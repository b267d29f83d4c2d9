package io.slipway.portal.comparison;

import io.slipway.benchmarks.report.Verdict;
import io.slipway.portal.comparison.MeasuredPair.Ratio;
import io.slipway.portal.shell.Formats;
import io.slipway.portal.shell.Links;
import io.slipway.registry.script.LatencyEvidence;
import io.slipway.registry.script.LatencyEvidence.Outcome;
import io.slipway.registry.script.LatencyJudge;
import io.slipway.registry.script.RevisionDetails;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Judges revisions by the newest report of their team that has both, launched fresh: as [Gate], the worse end of the
/// 95 % interval must lie within δ, so that too few rounds prove nothing.
@Component
class ReportedLatency implements LatencyJudge {
    private final MeasuredPairs pairs;
    private final String site;

    ReportedLatency(MeasuredPairs pairs, @Value("${slipway.url:http://localhost:8080}") String site) {
        this.pairs = pairs;
        this.site = site.endsWith("/") ? site : site + "/";
    }

    @Override
    public LatencyEvidence judge(RevisionDetails holder, RevisionDetails candidate, double delta) {
        return pairs.newestOf(holder.script().team(), holder, candidate)
                .map(pair -> evidence(pair, holder, candidate, delta))
                .orElseGet(() -> new LatencyEvidence(
                        Outcome.UNMEASURED,
                        "no finished comparison of the team has launched both",
                        holder.number(),
                        delta,
                        null,
                        null,
                        null,
                        null,
                        compare(holder, candidate)));
    }

    private LatencyEvidence evidence(
            MeasuredPair pair, RevisionDetails holder, RevisionDetails candidate, double delta) {
        var ratio = pair.ratio();
        var outcome = outcome(pair, ratio, delta);
        return new LatencyEvidence(
                outcome,
                why(outcome, pair, ratio, delta),
                holder.number(),
                delta,
                pair.report(),
                ratio == null ? null : ratio.value(),
                ratio == null ? null : ratio.low(),
                ratio == null ? null : ratio.high(),
                compare(holder, candidate));
    }

    static Outcome outcome(MeasuredPair pair, @Nullable Ratio ratio, double delta) {
        if (!pair.reliable() || ratio == null || pair.verdict() == Verdict.NOT_COMPARABLE) {
            return Outcome.UNDECIDED;
        }
        if (ratio.high() <= 1 + delta) {
            return Outcome.PASSED;
        }
        return ratio.low() > 1 + delta ? Outcome.TOO_SLOW : Outcome.UNDECIDED;
    }

    private static String why(Outcome outcome, MeasuredPair pair, @Nullable Ratio ratio, double delta) {
        if (!pair.reliable()) {
            return "the newest comparison of both failed its own control";
        }
        if (ratio == null || pair.verdict() == Verdict.NOT_COMPARABLE) {
            return "the newest comparison of both could not compare them";
        }
        var measured = "it takes %s times as long (95 %% interval %s to %s)"
                .formatted(Formats.digits(ratio.value()), Formats.digits(ratio.low()), Formats.digits(ratio.high()));
        return switch (outcome) {
            case PASSED -> measured + ", within " + percent(delta);
            case TOO_SLOW -> measured + ", and " + percent(delta) + " are let through";
            case UNDECIDED, UNMEASURED ->
                measured
                        + ", so that it may be up to %s slower, where %s are let through; more rounds tell"
                                .formatted(percent(ratio.high() - 1), percent(delta));
        };
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private String compare(RevisionDetails holder, RevisionDetails candidate) {
        return site + Links.compare(holder.script(), holder.number(), candidate.number());
    }
}
