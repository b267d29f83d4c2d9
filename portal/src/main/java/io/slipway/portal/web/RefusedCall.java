package io.slipway.portal.web;

import io.slipway.registry.SlipwayException;
import jakarta.servlet.http.HttpServletRequest;

/// A call was not answered as the caller wished. Whoever translates failures of services into answers publishes it, so
/// that refusals get into the audit log.
///
/// @param call such as `DELETE /api/v1/scripts/vision/digits`
public record RefusedCall(SlipwayException failure, String call) {
    /// The refusal of a request. What follows the `?` is left out: it is nobody's business.
    public static RefusedCall of(SlipwayException failure, HttpServletRequest request) {
        return new RefusedCall(failure, request.getMethod() + " " + request.getRequestURI());
    }
}
