package io.slipway.benchmarks.report;

/// Which words an estimate deserves.
final class VerdictRule {
    private VerdictRule() {}

    /// A difference counts when it is both significant and at least δ; equality counts when the whole interval lies
    /// inside ±δ; everything else was not decided.
    static Verdict judge(Metric metric, Estimate estimate, double delta) {
        double margin = Math.log1p(delta);
        double effect = Math.log(estimate.ratio());
        if (estimate.holmP() < Analysis.ALPHA && effect != 0 && Math.abs(effect) >= margin) {
            return effect > 0 == metric.moreIsBetter() ? Verdict.FASTER : Verdict.SLOWER;
        }
        if (Math.log(estimate.low()) > -margin && Math.log(estimate.high()) < margin) {
            return Verdict.NO_MEANINGFUL_DIFFERENCE;
        }
        return Verdict.NO_DIFFERENCE_DETECTED;
    }
}
