package io.slipway.portal.prediction.web;

import io.slipway.portal.prediction.Payload;
import io.slipway.portal.prediction.Question;
import io.slipway.portal.prediction.QuestionFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;

/// Makes a question for a container of a request.
public final class ServletQuestion {
    private ServletQuestion() {}

    /// @param passedOn the headers that mean something to whatever answers; tokens and cookies are the portal's
    /// @throws QuestionFailure when the body is too large
    public static Question of(HttpServletRequest request, Collection<String> passedOn) throws IOException {
        if (request.getContentLengthLong() > Payload.MAX_BYTES) {
            throw new QuestionFailure.TooLarge();
        }
        var headers = new HashMap<String, String>();
        for (var name : passedOn) {
            var value = request.getHeader(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return new Question(request.getMethod(), headers, length(request), new LimitedBody(request.getInputStream()));
    }

    /// A request that says neither its length nor that it comes in pieces has no body.
    private static long length(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 && request.getHeader("Transfer-Encoding") == null ? 0 : length;
    }
}
