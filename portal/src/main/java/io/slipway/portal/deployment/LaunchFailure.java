package io.slipway.portal.deployment;

import org.jspecify.annotations.Nullable;

/// A launch that cannot succeed, in words for people.
class LaunchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Trouble trouble;

    LaunchFailure(String message, @Nullable String hint) {
        super(message);
        this.trouble = new Trouble(message, hint);
    }

    Trouble trouble() {
        return trouble;
    }
}
