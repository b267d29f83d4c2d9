package io.slipway.portal.prediction;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Passes questions on to the containers of a deployment and their answers back, piece by piece.
///
/// It dials containers of the deployment by their ids and nothing else: there is no address that a caller could give,
/// and redirects lead nowhere. A container where nobody is there is passed over for the next one; a question that one
/// has begun to hear is never asked a second time.
@Component
public class ContainerRelay {
    private static final int AT_ONCE = 512;
    private static final int AT_ONCE_EACH = 128;
    private static final int PIECE = 16 << 10;
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final Lanes lanes;
    private final ModelClient models;
    private final Duration limit;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    ContainerRelay(Lanes lanes, ModelClient models, @Value("${slipway.predictions.timeout:30s}") Duration limit) {
        this.lanes = lanes;
        this.models = models;
        this.limit = limit;
    }

    /// Passes one question on.
    ///
    /// @param passedBack the headers of the answer that whoever asked gets to see
    /// @return the status of the answer
    /// @throws PredictionFailure when no answer began
    public int pass(Target target, Question question, Set<String> passedBack, AnswerSink answer) {
        if (!slots.tryAcquire()) {
            throw new PredictionFailure.Busy();
        }
        try {
            return passToOneOf(target, question, passedBack, answer);
        } finally {
            slots.release();
        }
    }

    private int passToOneOf(Target target, Question question, Set<String> passedBack, AnswerSink answer) {
        var id = target.deployment().id().toString();
        var why = "its container does not run";
        for (var lane : lanes.of(target.deployment())) {
            if (lane.underWay() >= AT_ONCE_EACH) {
                throw new PredictionFailure.Busy(); // they are sorted: the others are no less busy
            }
            var place = lanes.place(lane, target.port());
            if (place.isEmpty()) {
                lane.shun();
                continue;
            }
            lane.enter();
            try (var response = models.ask(place.get(), target.path(), question)) {
                return passBack(response, headers(target, response, passedBack), answer);
            } catch (ConnectException | ConnectTimeoutException e) {
                lane.shun();
                why = "its container did not answer (%s)".formatted(e.getMessage());
            } catch (SocketTimeoutException e) {
                throw new PredictionFailure.TooSlow(id, limit.toSeconds());
            } catch (IOException e) {
                throw failure(id, e);
            } finally {
                lane.leave();
            }
        }
        throw new PredictionFailure.Unreachable(id, why);
    }

    private static RuntimeException failure(String deployment, IOException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof QuestionFailure.Carrier carrier) {
                return carrier.failure();
            }
        }
        var words = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
        return new PredictionFailure.Unreachable(
                deployment, "its container did not answer, or the answer broke off" + words);
    }

    private static int passBack(ClassicHttpResponse response, Map<String, String> headers, AnswerSink answer)
            throws IOException {
        var entity = response.getEntity();
        long length = entity == null ? 0 : entity.getContentLength();
        answer.begin(response.getCode(), headers, length);
        if (entity != null) {
            try {
                passBack(entity, answer);
            } catch (IOException | RuntimeException e) {
                answer.breakOff();
                throw e;
            }
        }
        return response.getCode();
    }

    private static void passBack(HttpEntity entity, AnswerSink answer) throws IOException {
        var buffer = new byte[PIECE];
        long nextLook = System.nanoTime() + LOOK_NANOS;
        var content = entity.getContent();
        for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
            answer.write(buffer, read);
            if (System.nanoTime() - nextLook >= 0) {
                if (!answer.mayGoOn()) {
                    throw new QuestionFailure.NotHeard();
                }
                nextLook = System.nanoTime() + LOOK_NANOS;
            }
        }
    }

    private static Map<String, String> headers(Target target, ClassicHttpResponse response, Set<String> passedBack) {
        var headers = new HashMap<String, String>();
        for (var name : passedBack) {
            var header = response.getFirstHeader(name);
            if (header != null) {
                headers.put(name, header.getValue());
            }
        }
        headers.put("Slipway-Revision", Integer.toString(target.deployment().revision()));
        return headers;
    }
}
