package io.slipway.portal.prediction;

import io.slipway.registry.SlipwayException;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// A question that did not come in whole, or whose answer nobody hears: the model has no part in that.
public abstract sealed class QuestionFailure extends SlipwayException {
    private static final long serialVersionUID = 1L;

    private QuestionFailure(String type, String detail) {
        super(type, detail, Map.of());
    }

    /// Goes through code that knows nothing but [IOException]s.
    static final class Carrier extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient QuestionFailure failure;

        Carrier(QuestionFailure failure) {
            super(failure.detail());
            this.failure = failure;
        }

        QuestionFailure failure() {
            return failure;
        }
    }

    /// The body is larger than a question may be.
    @ResponseStatus(HttpStatus.CONTENT_TOO_LARGE)
    public static final class TooLarge extends QuestionFailure {
        private static final long serialVersionUID = 1L;

        public TooLarge() {
            super(
                    "too-large",
                    "Could not ask: the payload is larger than %d MiB. Send less at once."
                            .formatted(Payload.MAX_BYTES >> 20));
        }

        /// As something that reading a body may throw.
        public IOException carried() {
            return new Carrier(this);
        }
    }

    /// The client stopped sending.
    @ResponseStatus(HttpStatus.BAD_REQUEST)
    public static final class BrokenOff extends QuestionFailure {
        private static final long serialVersionUID = 1L;

        public BrokenOff() {
            super("malformed-body", "Could not read the body: it broke off. Send it again.");
        }

        /// As something that reading a body may throw.
        public IOException carried() {
            return new Carrier(this);
        }
    }

    /// Whoever asked has gone, or may not be told any more.
    public static final class NotHeard extends QuestionFailure {
        private static final long serialVersionUID = 1L;

        public NotHeard() {
            super("not-heard", "Whoever asked has gone, or may not be told any more.");
        }

        /// As something that writing an answer may throw.
        public IOException carried() {
            return new Carrier(this);
        }
    }
}
