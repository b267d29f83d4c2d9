package io.slipway.registry.audit.web;

import io.slipway.registry.audit.AuditLine;
import io.slipway.registry.audit.AuditPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the log; `next` is null on the last one.
record AuditPageBody(List<AuditLine> entries, @Nullable Long next) {
    static AuditPageBody of(AuditPage page) {
        return new AuditPageBody(page.entries().stream().map(AuditLine::of).toList(), page.next());
    }
}
