package io.slipway.benchmarks.plan;

import org.jspecify.annotations.Nullable;

/// A plan that cannot be run, with the field that is wrong and what to write instead.
public class InvalidPlanException extends RuntimeException {
    private final String field;

    public InvalidPlanException(String field, String why, String advice) {
        this(field, why, advice, null);
    }

    public InvalidPlanException(String field, String why, String advice, @Nullable Throwable cause) {
        super("Could not use the plan's %s: %s. %s".formatted(field, why, advice), cause);
        this.field = field;
    }

    /// The field of the plan's JSON, for example `rounds` or `targets.path`.
    public String field() {
        return field;
    }

    static void require(boolean condition, String field, String why, String advice) {
        if (!condition) {
            throw new InvalidPlanException(field, why, advice);
        }
    }
}
