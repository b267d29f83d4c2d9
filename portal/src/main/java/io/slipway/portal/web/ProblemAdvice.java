package io.slipway.portal.web;

import io.slipway.engine.EngineException;
import io.slipway.portal.outage.DatabaseTrouble;
import io.slipway.registry.ConflictException;
import io.slipway.registry.ForbiddenException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.NotFoundException;
import io.slipway.registry.SlipwayException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/// The one place where failures become problem details (RFC 9457).
///
/// Types are stable: `/problems/<slug>`. A failure of ours says its slug itself; its status follows from its class,
/// or from a [ResponseStatus] on it.
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ApplicationEventPublisher events;

    ProblemAdvice(ApplicationEventPublisher events) {
        this.events = events;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> ours(SlipwayException failure, HttpServletRequest request) {
        events.publishEvent(RefusedCall.of(failure, request));
        var problem = ProblemWriter.problem(statusOf(failure), failure.type(), failure.detail());
        failure.properties().forEach(problem::setProperty);
        return answer(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> engine(EngineException failure) {
        return answer(ProblemWriter.problem(statusOf(failure), slugOf(failure), String.valueOf(failure.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> changedMeanwhile(OptimisticLockingFailureException failure) {
        return answer(ProblemWriter.problem(
                HttpStatus.CONFLICT,
                "changed-meanwhile",
                "Somebody else changed this at the same moment. Load it again and repeat your change."));
    }

    private static ResponseEntity<ProblemDetail> databaseDown() {
        var problem =
                ProblemWriter.problem(HttpStatus.SERVICE_UNAVAILABLE, "database-unavailable", DatabaseTrouble.WORDS);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(problem);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> constraint(ConstraintViolationException failure) {
        return answer(
                ProblemWriter.problem(HttpStatus.BAD_REQUEST, "invalid-input", String.valueOf(failure.getMessage())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure, HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException) {
            return answer(RequestProblems.brokenOff());
        }
        if (DatabaseTrouble.isBehind(failure)) {
            return databaseDown();
        }
        var reference = UUID.randomUUID();
        log.error("Unexpected failure {}", reference, failure);
        var problem = ProblemWriter.problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "unexpected",
                "Slipway failed at this in a way nobody foresaw. Tell an administrator the reference %s: the log has the rest."
                        .formatted(reference));
        problem.setProperty("reference", reference);
        return answer(problem);
    }

    /// Spring's own refusals get a stable type and words of ours too.
    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = body instanceof ProblemDetail ours && isTyped(ours) ? ours : RequestProblems.of(failure, status);
        return super.handleExceptionInternal(failure, problem, headers, status, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldProblem> fields = failure.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldProblem(error.getField(), String.valueOf(error.getDefaultMessage())))
                .toList();
        var problem = ProblemWriter.problem(
                HttpStatus.BAD_REQUEST, "invalid-input", "Could not accept the request: " + summary(fields) + ".");
        problem.setProperty("fields", fields);
        return handleExceptionInternal(failure, problem, headers, HttpStatus.BAD_REQUEST, request);
    }

    private static boolean isTyped(ProblemDetail problem) {
        return problem.getType() != null && problem.getType().getPath() != null;
    }

    /// What is wrong with one field of a request body.
    record FieldProblem(String field, String reason) {}

    private static String summary(List<FieldProblem> fields) {
        return fields.stream()
                .map(field -> field.field() + " " + field.reason())
                .reduce((first, second) -> first + "; " + second)
                .orElse("it is not valid");
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus()).body(problem);
    }

    private static HttpStatus statusOf(SlipwayException failure) {
        var declared = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        if (declared != null) {
            return declared.code();
        }
        return switch (failure) {
            case NotFoundException _ -> HttpStatus.NOT_FOUND;
            case ForbiddenException _ -> HttpStatus.FORBIDDEN;
            case ConflictException _ -> HttpStatus.CONFLICT;
            case InvalidException _ -> HttpStatus.BAD_REQUEST;
            default -> HttpStatus.UNPROCESSABLE_CONTENT;
        };
    }

    private static HttpStatus statusOf(EngineException failure) {
        return switch (failure) {
            case EngineException.NotFound _ -> HttpStatus.NOT_FOUND;
            case EngineException.Conflict _ -> HttpStatus.CONFLICT;
            case EngineException.Rejected _, EngineException.Unsupported _ -> HttpStatus.UNPROCESSABLE_CONTENT;
            case EngineException.Unreachable _ -> HttpStatus.SERVICE_UNAVAILABLE;
            case EngineException.TimedOut _ -> HttpStatus.GATEWAY_TIMEOUT;
        };
    }

    private static String slugOf(EngineException failure) {
        return switch (failure) {
            case EngineException.NotFound _ -> "not-on-the-engine";
            case EngineException.Conflict _ -> "engine-conflict";
            case EngineException.Rejected _ -> "engine-refused";
            case EngineException.Unsupported _ -> "not-supported";
            case EngineException.Unreachable _ -> "engine-unreachable";
            case EngineException.TimedOut _ -> "engine-timed-out";
        };
    }
}
