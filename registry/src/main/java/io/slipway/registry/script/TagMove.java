package io.slipway.registry.script;

import io.slipway.registry.audit.AuditAction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step in the life of a tag: from which revision to which, by whom, when. Without a revision it was deleted,
/// without a previous one it was made.
public record TagMove(@Nullable Integer revision, @Nullable Integer previous, String by, Instant at) {
    private static final AuditAction PUT = AuditAction.of("tag.put");
    private static final AuditAction DELETE = AuditAction.of("tag.delete");

    AuditAction action() {
        return revision == null ? DELETE : PUT;
    }

    /// The revisions, for the audit log.
    Map<String, String> numbers() {
        var numbers = new HashMap<String, String>();
        if (previous != null) {
            numbers.put("from", previous.toString());
        }
        if (revision != null) {
            numbers.put("to", revision.toString());
        }
        return numbers;
    }
}
