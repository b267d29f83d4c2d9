package io.slipway.portal.prediction;

import java.util.List;

/// One property of a payload that is a JSON object.
///
/// @param description what the model says about it; may be empty
/// @param initial its value in the example, as JSON
/// @param choices the values it may have, as JSON; none when there are others
public record PayloadField(
        String name, Kind kind, boolean required, String description, String initial, List<String> choices) {
    /// What can be written in the field.
    public enum Kind {
        TEXT,
        NUMBER,
        INTEGER,
        BOOLEAN,
        /// Anything else: a piece of JSON.
        JSON
    }

    public PayloadField {
        choices = List.copyOf(choices);
    }
}
