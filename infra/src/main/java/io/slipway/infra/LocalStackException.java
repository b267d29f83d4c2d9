package io.slipway.infra;

import org.jspecify.annotations.Nullable;

/// A part of the local stack could not be started or used; the message says why and what to do about it.
public final class LocalStackException extends RuntimeException {
    LocalStackException(String message) {
        this(message, null);
    }

    LocalStackException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
