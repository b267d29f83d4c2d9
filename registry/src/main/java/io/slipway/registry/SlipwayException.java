package io.slipway.registry;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A failure that the user can understand and act on.
///
/// The type is a stable slug (`/problems/<type>` in RFC 9457 answers), the message a whole sentence, and
/// the properties carry the evidence that a program may want to read.
public abstract class SlipwayException extends RuntimeException {
    private final String type;
    private final transient Map<String, Object> properties;

    protected SlipwayException(String type, String detail, Map<String, Object> properties) {
        super(detail);
        this.type = type;
        this.properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /// The stable slug of this kind of failure, such as `script-not-found`.
    public String type() {
        return type;
    }

    /// What happened and what to do, for people.
    public String detail() {
        return String.valueOf(getMessage());
    }

    /// The evidence, by property name, in the order of importance.
    public Map<String, Object> properties() {
        return properties;
    }
}
