package io.slipway.registry;

import java.util.LinkedHashMap;
import java.util.Map;

/// Input that cannot be accepted as it is; names the field and the reason.
public class InvalidException extends SlipwayException {
    private final String field;

    public InvalidException(String field, String reason) {
        this(field, reason, Map.of());
    }

    /// With further evidence, such as the line of a Dockerfile.
    public InvalidException(String field, String reason, Map<String, Object> evidence) {
        super("invalid-input", "Could not accept %s: %s.".formatted(field, reason), with(field, evidence));
        this.field = field;
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
