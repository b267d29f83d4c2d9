package io.slipway.registry.script;

import io.slipway.registry.InvalidException;
import org.jspecify.annotations.Nullable;

/// What people say about a script, and whom they show it to.
///
/// @param labels without them, those that the script has stay
public record ScriptDescription(
        String description, Visibility visibility, @Nullable ScriptLabels labels) {
    private static final int MAX_LENGTH = 1_000;

    public ScriptDescription {
        description = description.strip();
        if (description.length() > MAX_LENGTH || description.indexOf('\0') >= 0) {
            throw new InvalidException("description", "it has at most 1,000 characters of text");
        }
    }

    /// Without a word on the labels.
    public ScriptDescription(String description, Visibility visibility) {
        this(description, visibility, null);
    }
}
