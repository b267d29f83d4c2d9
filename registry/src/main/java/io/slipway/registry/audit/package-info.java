/// Who did what, and who was refused: a log to which Slipway only ever appends.
///
/// Start at [AuditLog] for writing and at [AuditService] for reading.
@NamedInterface("audit")
@NullMarked
package io.slipway.registry.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
