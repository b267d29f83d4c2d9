package io.slipway.registry.oci.web;

import java.util.List;
import java.util.Map;

/// How the specification wants errors written.
public record OciErrorBody(List<Entry> errors) {
    /// One error.
    public record Entry(String code, String message, Map<String, Object> detail) {}

    static OciErrorBody of(String code, String message, Map<String, Object> detail) {
        return new OciErrorBody(List.of(new Entry(code, message, detail)));
    }

    /// Without evidence.
    public static OciErrorBody of(String code, String message) {
        return of(code, message, Map.of());
    }
}
