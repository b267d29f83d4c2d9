package io.slipway.registry.script;

import io.slipway.registry.InvalidException;

/// What people say about a script, and whom they show it to.
public record ScriptDescription(String description, Visibility visibility) {
    private static final int MAX_LENGTH = 1_000;

    public ScriptDescription {
        description = description.strip();
        if (description.length() > MAX_LENGTH || description.indexOf('\0') >= 0) {
            throw new InvalidException("description", "it has at most 1,000 characters of text");
        }
    }
}
