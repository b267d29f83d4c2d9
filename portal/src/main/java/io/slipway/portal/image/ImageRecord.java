package io.slipway.portal.image;

import io.slipway.registry.Caller;
import io.slipway.registry.audit.AuditAction;
import io.slipway.registry.audit.AuditLog;
import io.slipway.registry.audit.AuditOutcome;
import io.slipway.registry.audit.AuditTarget;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Writes into the audit log what people want of saved images and what becomes of that, within the transaction that
/// stores it.
@Component
class ImageRecord {
    static final AuditAction SAVE = AuditAction.of("image.save");
    static final AuditAction REMOVE = AuditAction.of("image.remove");
    static final AuditAction EXPORT = AuditAction.of("image.export");
    static final AuditAction IMPORT = AuditAction.of("image.import");
    private static final AuditAction SAVED = AuditAction.of("image.saved");
    private static final AuditAction GONE = AuditAction.of("image.gone");

    private static final AuditAction CANCEL = AuditAction.of("image.transfer-cancel");

    private final AuditLog log;

    ImageRecord(AuditLog log) {
        this.log = log;
    }

    void wanted(Caller caller, AuditAction action, SavedImageDetails image) {
        log.record(caller, action, target(image), details(image));
    }

    /// It has been made, or not.
    void ended(SavedImageDetails image) {
        var outcome = image.status() == SavedImageStatus.FAILED ? AuditOutcome.FAILED : AuditOutcome.DONE;
        log.recordWork(image.savedBy(), SAVED, target(image), outcome, details(image));
    }

    void gone(SavedImageDetails image) {
        log.recordWork(image.savedBy(), GONE, target(image), AuditOutcome.DONE, details(image));
    }

    /// An image is to go to a registry, or to come from one.
    void wanted(Caller caller, TransferDetails transfer) {
        log.record(caller, wanted(transfer.direction()), target(transfer), details(transfer));
    }

    void cancelled(Caller caller, TransferDetails transfer) {
        log.record(caller, CANCEL, target(transfer), details(transfer));
    }

    /// It has arrived, or not.
    void ended(TransferDetails transfer) {
        var outcome = transfer.status() == TransferStatus.DONE ? AuditOutcome.DONE : AuditOutcome.FAILED;
        log.recordWork(transfer.askedBy(), ended(transfer.direction()), target(transfer), outcome, details(transfer));
    }

    private static AuditAction wanted(TransferDirection direction) {
        return switch (direction) {
            case PUSH -> AuditAction.of("image.push");
            case PULL -> AuditAction.of("image.pull");
        };
    }

    private static AuditAction ended(TransferDirection direction) {
        return switch (direction) {
            case PUSH -> AuditAction.of("image.pushed");
            case PULL -> AuditAction.of("image.pulled");
        };
    }

    private static AuditTarget target(TransferDetails transfer) {
        return AuditTarget.of(transfer.team(), "image", transfer.team() + "/" + transfer.name());
    }

    private static Map<String, String> details(TransferDetails transfer) {
        var details = new HashMap<String, String>();
        details.put("transfer", transfer.id().toString());
        details.put("reference", transfer.reference());
        if (transfer.digest() != null) {
            details.put("digest", transfer.digest());
        }
        if (transfer.error() != null) {
            details.put("reason", transfer.error());
        }
        return details;
    }

    private static AuditTarget target(SavedImageDetails image) {
        return AuditTarget.of(image.team(), "image", image.team() + "/" + image.name());
    }

    private static Map<String, String> details(SavedImageDetails image) {
        var details = new HashMap<String, String>();
        details.put("id", image.id().toString());
        var from = image.provenance();
        if (from != null) {
            details.put("deployment", from.deploymentName());
            details.put("script", from.script() + " revision " + from.revision());
        }
        if (image.error() != null) {
            details.put("reason", image.error());
        }
        return details;
    }
}
