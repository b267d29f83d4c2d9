package io.slipway.portal.prediction.web;

import io.slipway.portal.prediction.Payload;
import io.slipway.portal.prediction.Prediction;
import io.slipway.portal.prediction.PredictionService;
import io.slipway.portal.prediction.PredictionTry;
import io.slipway.portal.web.PathId;
import io.slipway.registry.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Asking deployments for predictions. The body is the model's payload, whatever its type.
@RestController
@RequestMapping("/api/v1/deployments/{id}/predictions")
class PredictionController {
    private final PredictionService predictions;

    PredictionController(PredictionService predictions) {
        this.predictions = predictions;
    }

    /// An answer as REST shows it.
    ///
    /// @param encoding of the body: `text`, or `base64` when the answer is not text
    record PredictionBody(int status, String contentType, String body, String encoding, long durationMicros) {
        static PredictionBody of(Prediction prediction) {
            return new PredictionBody(
                    prediction.status(),
                    prediction.contentType(),
                    prediction.body(),
                    prediction.base64() ? "base64" : "text",
                    prediction.duration().toNanos() / 1_000);
        }
    }

    /// The last tries, the newest first.
    @GetMapping
    List<PredictionTry> tries(Caller caller, @PathVariable String id) {
        return predictions.tries(caller, PathId.parse("deployment", id));
    }

    @PostMapping
    PredictionBody predict(Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
        var type =
                request.getContentType() == null ? MediaType.APPLICATION_OCTET_STREAM_VALUE : request.getContentType();
        var deployment = PathId.parse("deployment", id);
        predictions.requireAllowed(caller, deployment); // before anything is read of what may be large
        var bytes = request.getInputStream().readNBytes(Payload.MAX_BYTES + 1);
        return PredictionBody.of(predictions.predict(caller, deployment, Payload.of(type, bytes)));
    }
}
