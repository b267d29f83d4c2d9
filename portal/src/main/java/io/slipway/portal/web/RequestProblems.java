package io.slipway.portal.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.MimeType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Says what is wrong with a request that no controller got to see.
final class RequestProblems {
    private RequestProblems() {}

    static ProblemDetail of(Exception failure, HttpStatusCode status) {
        return switch (failure) {
            case NoResourceFoundException missing -> noSuchPath(missing.getResourcePath());
            case HttpRequestMethodNotSupportedException refused -> method(refused);
            case HttpMediaTypeNotSupportedException refused -> contentType(refused);
            case HttpMediaTypeNotAcceptableException refused ->
                problem(
                        HttpStatus.NOT_ACCEPTABLE,
                        "not-acceptable",
                        "Could not answer in a form that the request accepts; there is %s."
                                .formatted(listed(refused.getSupportedMediaTypes())));
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestParameterException missing -> field(missing.getParameterName(), "it is missing");
            case TypeMismatchException mismatch ->
                field(String.valueOf(mismatch.getPropertyName()), expected(mismatch.getRequiredType()));
            case MaxUploadSizeExceededException _ ->
                problem(
                        HttpStatus.CONTENT_TOO_LARGE,
                        "too-large",
                        "Could not accept the upload: it is larger than a revision may be. Leave out what the build does not need.");
            case MultipartException _ ->
                problem(
                        HttpStatus.BAD_REQUEST,
                        "malformed-body",
                        "Could not read the form: it is no valid multipart/form-data. Send each file as a part with a file name.");
            default -> other(status);
        };
    }

    /// The server noted that it could not read on; whoever sent this may still hear it.
    static ProblemDetail brokenOff() {
        return problem(
                HttpStatus.BAD_REQUEST, "malformed-body", "Could not read the body: it broke off. Send it again.");
    }

    private static ProblemDetail noSuchPath(String path) {
        return problem(
                HttpStatus.NOT_FOUND,
                "no-such-path",
                "Could not find '%s': there is no such path. /v3/api-docs has all there are."
                        .formatted(path.startsWith("/") ? path : "/" + path));
    }

    private static ProblemDetail method(HttpRequestMethodNotSupportedException refused) {
        var possible = refused.getSupportedMethods();
        return problem(
                HttpStatus.METHOD_NOT_ALLOWED,
                "method-not-allowed",
                "Could not %s here: this path takes %s."
                        .formatted(
                                refused.getMethod(), possible == null ? "other methods" : String.join(", ", possible)));
    }

    private static ProblemDetail contentType(HttpMediaTypeNotSupportedException refused) {
        var sent = refused.getContentType();
        return problem(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "Could not read a body of %s: send %s."
                        .formatted(
                                sent == null ? "no content type" : "type " + sent,
                                listed(refused.getSupportedMediaTypes())));
    }

    private static ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
        for (Throwable cause = unreadable; cause != null; cause = cause.getCause()) {
            if (cause instanceof JacksonException json) {
                return json instanceof MismatchedInputException mismatch
                                && !mismatch.getPath().isEmpty()
                        ? field(path(mismatch), expected(mismatch.getTargetType()))
                        : malformed(json);
            }
        }
        return problem(
                HttpStatus.BAD_REQUEST,
                "malformed-body",
                "Could not read the body: it is missing or broke off. Send a JSON object.");
    }

    private static ProblemDetail malformed(JacksonException json) {
        var place = json.getLocation();
        var where = place == null ? "" : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
        return problem(
                HttpStatus.BAD_REQUEST,
                "malformed-body",
                "Could not read the body: it is no JSON object%s. Correct it there.".formatted(where));
    }

    private static ProblemDetail field(String field, String reason) {
        var problem =
                problem(HttpStatus.BAD_REQUEST, "invalid-input", "Could not accept %s: %s.".formatted(field, reason));
        problem.setProperty("field", field);
        return problem;
    }

    /// As people write it, such as `targets[1].script`.
    private static String path(JacksonException json) {
        var path = new StringBuilder();
        for (var step : json.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "it has another form than expected";
        }
        if (type.isEnum()) {
            return "it is one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        }
        if (type == Boolean.class || type == boolean.class) {
            return "it is true or false";
        }
        if (type == UUID.class) {
            return "it is an id such as " + new UUID(0, 0);
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "it is a number";
        }
        return CharSequence.class.isAssignableFrom(type) ? "it is a text" : "it has another form than expected";
    }

    private static ProblemDetail other(HttpStatusCode code) {
        var status = HttpStatus.valueOf(code.value());
        var slug = status.getReasonPhrase().toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
        return problem(status, slug, "Could not do this: %s.".formatted(status.getReasonPhrase()));
    }

    private static String listed(List<MediaType> types) {
        return types.isEmpty()
                ? "another type"
                : types.stream().map(MimeType::toString).collect(Collectors.joining(", "));
    }

    private static ProblemDetail problem(HttpStatus status, String slug, String detail) {
        return ProblemWriter.problem(status, slug, detail);
    }
}
