package io.slipway.registry.oci.web;

import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.oci.BlobService;
import io.slipway.registry.oci.OciError;
import io.slipway.registry.oci.OciException;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Failures in the form of the OCI distribution specification. What no client could understand stays with the
/// advice for all.
@RestControllerAdvice(basePackageClasses = OciAdvice.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class OciAdvice {
    private final ApplicationEventPublisher events;

    OciAdvice(ApplicationEventPublisher events) {
        this.events = events;
    }

    @ExceptionHandler
    ResponseEntity<OciErrorBody> refused(SlipwayException failure, HttpServletRequest request) {
        events.publishEvent(new OciRefusal(failure, request));
        var error = errorOf(failure);
        var status = failure instanceof ConflictException ? HttpStatus.CONFLICT.value() : error.status();
        return ResponseEntity.status(status)
                .body(OciErrorBody.of(error.name(), failure.detail(), failure.properties()));
    }

    @ExceptionHandler
    ResponseEntity<OciErrorBody> outOfOrder(BlobService.OutOfOrder failure) {
        return UploadController.headers(
                        ResponseEntity.status(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE), failure.upload())
                .body(OciErrorBody.of(OciError.BLOB_UPLOAD_INVALID.name(), String.valueOf(failure.getMessage())));
    }

    private static OciError errorOf(SlipwayException failure) {
        return switch (failure) {
            case OciException oci -> oci.error();
            case ForbiddenException _, ConflictException _ -> OciError.DENIED;
            case NotFoundException missing ->
                switch (missing.kind()) {
                    case "revision", "tag" -> OciError.MANIFEST_UNKNOWN;
                    default -> OciError.NAME_UNKNOWN;
                };
            case InvalidException invalid ->
                switch (invalid.field()) {
                    case "team", "script" -> OciError.NAME_INVALID;
                    default -> OciError.MANIFEST_INVALID;
                };
            default -> OciError.UNSUPPORTED;
        };
    }
}
