package io.slipway.portal.prediction.web;

import io.slipway.portal.prediction.AnswerSink;
import io.slipway.portal.prediction.QuestionFailure;
import io.slipway.portal.work.web.ClientPresence;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// Writes a container's answer to whoever asked.
public final class ServletAnswer implements AnswerSink {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String policy;
    private final BooleanSupplier stands;
    private boolean piecemeal;

    /// @param policy for the contents, should a browser show them: they are the container's word, not the portal's
    /// @param stands whether whoever asked may still be told; asked about once a second while the answer comes in
    public ServletAnswer(
            HttpServletRequest request, HttpServletResponse response, String policy, BooleanSupplier stands) {
        this.request = request;
        this.response = response;
        this.policy = policy;
        this.stands = stands;
    }

    @Override
    public void begin(int status, Map<String, String> headers, long length) {
        response.setStatus(status);
        headers.forEach(response::setHeader);
        response.setHeader("Content-Security-Policy", policy);
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
        return stands.getAsBoolean();
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
