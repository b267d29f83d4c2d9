package io.slipway.benchmarks.plan;

/// How long each instance is warmed before the first round: until its p50 is steady, within these bounds.
public record WarmUp(int minMillis, int maxMillis) {
    public WarmUp {
        InvalidPlanException.require(
                minMillis >= 0 && minMillis <= maxMillis && maxMillis <= 600_000,
                "warmUp",
                "%d to %d ms is not a range".formatted(minMillis, maxMillis),
                "Use 0 ≤ minMillis ≤ maxMillis ≤ 600000.");
    }

    /// One to fifteen seconds.
    public static WarmUp standard() {
        return new WarmUp(1_000, 15_000);
    }
}
