package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentName;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;
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
import org.springframework.stereotype.Service;

/// Passes questions on to the containers of a deployment and their answers back, piece by piece, and counts them.
///
/// It dials containers of the deployment by their ids and nothing else: there is no address that a caller could give,
/// and redirects lead nowhere. A container where nobody is there is passed over for the next one; a question that one
/// has begun to hear is never asked a second time.
@Service
public class PredictionGateway {
    private static final int AT_ONCE = 512;
    private static final int AT_ONCE_EACH = 128;
    private static final int PIECE = 16 << 10;
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();
    /// What of an answer's headers concerns those who asked; none of them has a say over the portal's own pages.
    private static final Set<String> PASSED_BACK = Set.of(
            "Content-Type",
            "Content-Encoding",
            "Content-Language",
            "Cache-Control",
            "Retry-After",
            "Server-Timing",
            "X-Request-Id",
            "Inference-Header-Content-Length");

    private final Targets targets;
    private final Lanes lanes;
    private final ModelClient models;
    private final Traffic traffic;
    private final Duration limit;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    PredictionGateway(
            Targets targets,
            Lanes lanes,
            ModelClient models,
            Traffic traffic,
            @Value("${slipway.predictions.timeout:30s}") Duration limit) {
        this.targets = targets;
        this.lanes = lanes;
        this.models = models;
        this.traffic = traffic;
        this.limit = limit;
    }

    /// Refuses whoever may not ask this deployment, or what cannot be asked now.
    public void requireAllowed(Caller caller, TeamName team, DeploymentName name) {
        targets.of(caller, team, name);
    }

    /// One question through a deployment's stable address; the answer goes to the sink while it comes in, whatever
    /// its status.
    ///
    /// @throws PredictionFailure when no answer began
    public void ask(Caller caller, TeamName team, DeploymentName name, Question question, AnswerSink answer) {
        var target = targets.of(caller, team, name);
        long begin = System.nanoTime();
        try {
            int status = ask(target, question, answer);
            traffic.answered(target.deployment(), status, System.nanoTime() - begin);
        } catch (PredictionFailure.Busy | QuestionFailure e) {
            throw e; // the model has no part in that
        } catch (PredictionFailure e) {
            traffic.failed(target.deployment());
            throw e;
        }
    }

    /// @return the status of the answer
    int ask(Target target, Question question, AnswerSink answer) {
        if (!slots.tryAcquire()) {
            throw new PredictionFailure.Busy();
        }
        try {
            return askOneOf(target, question, answer);
        } finally {
            slots.release();
        }
    }

    private int askOneOf(Target target, Question question, AnswerSink answer) {
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
                return passBack(target, response, answer);
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

    private int passBack(Target target, ClassicHttpResponse response, AnswerSink answer) throws IOException {
        var entity = response.getEntity();
        long length = entity == null ? 0 : entity.getContentLength();
        answer.begin(response.getCode(), headers(target, response), length);
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

    private static Map<String, String> headers(Target target, ClassicHttpResponse response) {
        var headers = new HashMap<String, String>();
        for (var name : PASSED_BACK) {
            var header = response.getFirstHeader(name);
            if (header != null) {
                headers.put(name, header.getValue());
            }
        }
        headers.put("Slipway-Revision", Integer.toString(target.deployment().revision()));
        return headers;
    }
}
