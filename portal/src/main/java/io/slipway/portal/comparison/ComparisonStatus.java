package io.slipway.portal.comparison;

/// Where a comparison stands. It ends in exactly one of the last three, and stays there.
public enum ComparisonStatus {
    /// Waits for its turn; one comparison measures at a time.
    QUEUED,
    /// Builds images, launches instances, checks that each of them answers.
    PREPARING,
    /// The benchmarks are at work.
    MEASURING,
    /// There is a report.
    SUCCEEDED,
    /// There is none; the problem says why and what to do.
    FAILED,
    /// Somebody stopped it.
    CANCELLED;

    /// Whether nothing will change any more.
    public boolean isFinal() {
        return switch (this) {
            case QUEUED, PREPARING, MEASURING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }

    /// Whether containers or a child process may exist for it.
    public boolean isActive() {
        return switch (this) {
            case PREPARING, MEASURING -> true;
            case QUEUED, SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }
}
