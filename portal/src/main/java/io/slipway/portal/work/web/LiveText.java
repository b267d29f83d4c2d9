package io.slipway.portal.work.web;

import io.slipway.registry.Caller;
import io.slipway.registry.SlipwayException;
import io.slipway.registry.token.TokenService;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Answers requests with plain text that grows. The thread of the request writes, which costs little because
/// it is a virtual one, and ends with its client.
@Component
public class LiveText {
    private static final Logger LOG = LoggerFactory.getLogger(LiveText.class);

    private static final long ASK_NANOS = Duration.ofSeconds(1).toNanos();

    private final TokenService tokens;
    private volatile boolean closing;

    LiveText(TokenService tokens) {
        this.tokens = tokens;
    }

    /// Where the text goes.
    public interface Sink {
        /// Sends text to the client at once.
        void write(String text) throws IOException;

        /// Sends what is in the buffer at once.
        void write(byte[] buffer, int length) throws IOException;

        /// Whether anybody is still there. Asked about every second while there is nothing to send.
        boolean listening();
    }

    /// What writes the text. May wait for more of it.
    @FunctionalInterface
    public interface Source {
        void writeTo(Sink sink) throws IOException, InterruptedException;
    }

    /// Sends what the source writes, until it ends, or the caller's token or session does. Whatever it throws before
    /// the first piece becomes an ordinary problem.
    public void send(Caller caller, HttpServletRequest request, HttpServletResponse response, Source source) {
        var sink = new ResponseSink(caller, request, response);
        try {
            source.writeTo(sink);
            sink.write("");
        } catch (IOException e) {
            LOG.debug("The client of {} has gone: {}", request.getRequestURI(), e.toString());
        } catch (SlipwayException e) {
            endOrRefuse(request, response, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whoever loses the right while they follow is told nothing more; before the first piece it is a refusal.
    private static void endOrRefuse(
            HttpServletRequest request, HttpServletResponse response, SlipwayException refusal) {
        if (!response.isCommitted()) {
            throw refusal;
        }
        LOG.debug("{} is not followed any more: {}", request.getRequestURI(), refusal.detail());
    }

    @EventListener
    void on(ContextClosedEvent event) {
        closing = true;
    }

    private final class ResponseSink implements Sink {
        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final Standing standing;
        private long nextAsk = System.nanoTime() + ASK_NANOS;
        private boolean granted = true;

        ResponseSink(Caller caller, HttpServletRequest request, HttpServletResponse response) {
            this.request = request;
            this.response = response;
            this.standing = new Standing(tokens, caller, request);
        }

        @Override
        public void write(String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            write(bytes, bytes.length);
        }

        @Override
        public void write(byte[] buffer, int length) throws IOException {
            if (!stillGranted()) {
                throw new IOException("the token was revoked or expired, or the session is over");
            }
            if (!response.isCommitted()) {
                response.setContentType("text/plain;charset=UTF-8");
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                response.setHeader("X-Accel-Buffering", "no");
            }
            response.getOutputStream().write(buffer, 0, length);
            response.flushBuffer();
        }

        @Override
        public boolean listening() {
            try {
                if (!response.isCommitted()) {
                    write(""); // the client learns at once that it was let in
                }
            } catch (IOException e) {
                return false;
            }
            return !closing && stillGranted() && ClientPresence.connected(request);
        }

        private boolean stillGranted() {
            if (granted && System.nanoTime() >= nextAsk) {
                granted = standing.holds();
                nextAsk = System.nanoTime() + ASK_NANOS;
            }
            return granted;
        }
    }
}
