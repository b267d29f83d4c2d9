package io.slipway.infra.demo;

import tools.jackson.databind.JsonNode;

/// A step of the demonstration did not work. The message says which, why, and what to do where that is known.
final class DemoFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DemoFailure(String message) {
        super(message);
    }

    DemoFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /// `trouble` is the error of a build, a deployment or a comparison, as the API shows it.
    static DemoFailure of(String action, JsonNode trouble) {
        var message = trouble.path("message").asString("the portal does not say why");
        var hint = trouble.path("hint").asString("");
        return new DemoFailure("Could not " + action + ": " + message + (hint.isEmpty() ? "" : " " + hint));
    }
}
