package io.slipway.infra.bench.fill;

/// The registry could not be filled.
public final class FillFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FillFailure(String what, Throwable cause) {
        super("Could not " + what + ": " + cause.getMessage(), cause);
    }

    FillFailure(String message) {
        super(message);
    }
}
