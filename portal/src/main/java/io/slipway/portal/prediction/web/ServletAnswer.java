package io.slipway.portal.prediction.web;

import io.slipway.portal.prediction.AnswerSink;
import io.slipway.portal.prediction.QuestionFailure;
import io.slipway.portal.work.web.ClientPresence;
import io.slipway.portal.work.web.Standing;
import io.slipway.registry.Caller;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes a model's answer to whoever asked.
final class ServletAnswer implements AnswerSink {
    private final TokenService tokens;
    private final Caller caller;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private @Nullable Standing standing;
    private boolean piecemeal;

    ServletAnswer(TokenService tokens, Caller caller, HttpServletRequest request, HttpServletResponse response) {
        this.tokens = tokens;
        this.caller = caller;
        this.request = request;
        this.response = response;
    }

    @Override
    public void begin(int status, Map<String, String> headers, long length) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        // should a browser ever show it: it is a model's word, not the portal's
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        piecemeal = length < 0;
        if (length >= 0) {
            response.setContentLengthLong(length);
        } else {
            response.setHeader("X-Accel-Buffering", "no");
        }
    }

    @Override
    public void write(byte[] buffer, int length) throws IOException {
        try {
            response.getOutputStream().write(buffer, 0, length);
            if (piecemeal) {
                response.flushBuffer();
            }
        } catch (IOException e) {
            var gone = new QuestionFailure.NotHeard().carried();
            gone.addSuppressed(e);
            throw gone;
        }
    }

    @Override
    public boolean mayGoOn() {
        if (standing == null) {
            standing = new Standing(tokens, caller, request);
        }
        return standing.holds();
    }

    @Override
    public void breakOff() {
        if (response.isCommitted()) {
            ClientPresence.hangUp(request);
        } else {
            response.reset(); // nothing has gone out: a problem can be told instead
        }
    }
}
