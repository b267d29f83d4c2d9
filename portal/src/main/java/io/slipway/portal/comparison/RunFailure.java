package io.slipway.portal.comparison;

/// Ends a run with a problem that its owner can understand. Never leaves this package.
final class RunFailure extends RuntimeException {
    private final transient ComparisonProblem problem;

    /// @param message "Could not … : why."
    /// @param hint what to do
    RunFailure(String message, String hint) {
        super(message);
        this.problem = new ComparisonProblem(message, hint);
    }

    RunFailure(String message, String hint, Throwable cause) {
        super(message, cause);
        this.problem = new ComparisonProblem(message, hint);
    }

    ComparisonProblem problem() {
        return problem;
    }
}
