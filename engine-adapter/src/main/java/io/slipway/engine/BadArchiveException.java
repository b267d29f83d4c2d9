package io.slipway.engine;

import org.jspecify.annotations.Nullable;

/// What was to be an archive of an image is none that can be taken. No engine has seen it.
public final class BadArchiveException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    public BadArchiveException(String why) {
        this(why, null);
    }

    public BadArchiveException(String why, @Nullable Throwable cause) {
        super("Could not bring in the image: " + why, cause);
        this.why = why;
    }

    /// What is wrong with it, to complete "Could not …: ".
    public String why() {
        return why;
    }
}
