package io.slipway.registry.audit;

import io.slipway.registry.InvalidException;
import java.util.regex.Pattern;

/// What was done, as `kind.verb`, such as `script.fork`.
public record AuditAction(String value) {
    private static final Pattern GRAMMAR = Pattern.compile("[a-z]+(?:-[a-z]+)*\\.[a-z]+(?:-[a-z]+)*");
    private static final int MAX_LENGTH = 60;

    public AuditAction {
        if (value.length() > MAX_LENGTH || !GRAMMAR.matcher(value).matches()) {
            throw new InvalidException("action", "an action reads like 'script.fork'");
        }
    }

    /// The action with this name.
    public static AuditAction of(String value) {
        return new AuditAction(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
