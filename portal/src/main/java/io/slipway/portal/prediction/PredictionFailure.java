package io.slipway.portal.prediction;

import io.slipway.registry.SlipwayException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/// A question that got no prediction for an answer.
public abstract sealed class PredictionFailure extends SlipwayException {
    private PredictionFailure(String type, String detail, Map<String, Object> properties) {
        super(type, detail, properties);
    }

    /// The model answered that it will not: with a status of 400 or above.
    @ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
    public static final class Refused extends PredictionFailure {
        private static final long serialVersionUID = 1L;

        private final transient Prediction answer;

        Refused(Prediction answer) {
            super(
                    "prediction-refused",
                    "Could not get a prediction: the model refused it with status %d. Its answer says why; correct the"
                                    .formatted(answer.status())
                            + " payload, or look into the container's log.",
                    Map.of("modelStatus", answer.status(), "modelBody", answer.body()));
            this.answer = answer;
        }

        /// What the model said.
        public Prediction answer() {
            return answer;
        }
    }

    /// Nobody answered, or the answer broke off.
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    public static final class Unreachable extends PredictionFailure {
        private static final long serialVersionUID = 1L;

        Unreachable(String deployment, String why) {
            super(
                    "prediction-unreachable",
                    "Could not get an answer: %s. Look at the state and the log of the container, then try again."
                            .formatted(why),
                    Map.of("deployment", deployment));
        }
    }

    /// The answer did not come in time.
    @ResponseStatus(HttpStatus.GATEWAY_TIMEOUT)
    public static final class TooSlow extends PredictionFailure {
        private static final long serialVersionUID = 1L;

        TooSlow(String deployment, long seconds) {
            super(
                    "prediction-too-slow",
                    "Could not get an answer: none came within %d s. Give the container more CPU, or ask for less"
                                    .formatted(seconds)
                            + " at once.",
                    Map.of("deployment", deployment, "limitSeconds", seconds));
        }
    }

    /// Too many questions are under way at once.
    @ResponseStatus(HttpStatus.TOO_MANY_REQUESTS)
    public static final class Busy extends PredictionFailure {
        private static final long serialVersionUID = 1L;

        Busy() {
            super(
                    "too-many-predictions",
                    "Could not get an answer: too many questions are under way. Try again in a moment.",
                    Map.of());
        }
    }
}
