package io.slipway.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/// Input that cannot be accepted as it is; names the field and the reason.
public class InvalidException extends SlipwayException {
    private final String field;
    private final String reason;

    public InvalidException(String field, String reason) {
        this(field, reason, Map.of());
    }

    /// With further evidence, such as the line of a Dockerfile.
    public InvalidException(String field, String reason, Map<String, Object> evidence) {
        super("invalid-input", "Could not accept %s: %s.".formatted(field, reason), with(field, evidence));
        this.field = field;
        this.reason = reason;
    }

    /// The same refusal, for input in which the field has another name.
    public InvalidException at(String otherField) {
        return new InvalidException(otherField, reason);
    }

    /// The name of the refused field or file.
    public String field() {
        return field;
    }

    private static Map<String, Object> with(String field, Map<String, Object> evidence) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("field", field);
        properties.putAll(evidence);
        return properties;
    }
}
