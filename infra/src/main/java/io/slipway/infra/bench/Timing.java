package io.slipway.infra.bench;

/// How long single requests took, one after the other.
record Timing(String id, String title, int scripts, int count, double medianMillis, double p95Millis) {
    static Timing of(Act act, int scripts, double[] millis) {
        return new Timing(
                act.id(), act.title(), scripts, millis.length, Quantiles.median(millis), Quantiles.at(millis, 0.95));
    }
}
