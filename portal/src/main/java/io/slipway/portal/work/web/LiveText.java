package io.slipway.portal.work.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

    private volatile boolean closing;

    /// Where the text goes.
    public interface Sink {
        /// Sends text to the client at once.
        void write(String text) throws IOException;

        /// Sends what is in the buffer at once.
        void write(byte[] buffer, int length) throws IOException;

        /// Whether anybody is still there. Asked every few seconds while there is nothing to send.
        boolean listening();
    }

    /// What writes the text. May wait for more of it.
    @FunctionalInterface
    public interface Source {
        void writeTo(Sink sink) throws IOException, InterruptedException;
    }

    /// Sends what the source writes. Whatever it throws before the first piece becomes an ordinary problem.
    public void send(HttpServletRequest request, HttpServletResponse response, Source source) {
        var sink = new ResponseSink(request, response);
        try {
            source.writeTo(sink);
            sink.write("");
        } catch (IOException e) {
            LOG.debug("The client of {} has gone: {}", request.getRequestURI(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @EventListener
    void on(ContextClosedEvent event) {
        closing = true;
    }

    private final class ResponseSink implements Sink {
        private final HttpServletRequest request;
        private final HttpServletResponse response;

        ResponseSink(HttpServletRequest request, HttpServletResponse response) {
            this.request = request;
            this.response = response;
        }

        @Override
        public void write(String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            write(bytes, bytes.length);
        }

        @Override
        public void write(byte[] buffer, int length) throws IOException {
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
            return !closing && ClientPresence.connected(request);
        }
    }
}
