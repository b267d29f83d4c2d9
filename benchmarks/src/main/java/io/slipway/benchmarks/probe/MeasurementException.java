package io.slipway.benchmarks.probe;

import org.jspecify.annotations.Nullable;

/// A run that could not be carried out; the message says what to do.
public class MeasurementException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param advice what to do about it, a sentence
    public MeasurementException(String why, String advice) {
        this(why, advice, null);
    }

    /// @param advice what to do about it, a sentence
    public MeasurementException(String why, String advice, @Nullable Throwable cause) {
        super("Could not measure: %s. %s".formatted(why, advice), cause);
    }
}
