package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentService;
import io.slipway.registry.Caller;
import io.slipway.registry.team.Permission;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Asks deployments for single predictions, whole, with the time each took: for tries on a page and over REST.
/// Applications use the stable address, see [PredictionGateway].
@Service
public class PredictionService {
    private static final int AT_ONCE = 64;

    private final DeploymentService deployments;
    private final PredictionGateway gateway;
    private final PredictionTries tries;
    private final Clock clock = Clock.systemUTC();
    private final Duration limit;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    PredictionService(
            DeploymentService deployments,
            PredictionGateway gateway,
            PredictionTries tries,
            @Value("${slipway.predictions.timeout:30s}") Duration limit) {
        this.deployments = deployments;
        this.gateway = gateway;
        this.tries = tries;
        this.limit = limit;
    }

    /// Refuses whoever may not ask this deployment.
    public void requireAllowed(Caller caller, UUID id) {
        deployments.find(caller, id, Permission.PREDICT);
    }

    /// The last tries of a deployment, everybody's, the newest first.
    public List<PredictionTry> tries(Caller caller, UUID id) {
        deployments.find(caller, id, Permission.PREDICT);
        return tries.of(id);
    }

    /// One question, one answer. It is kept among the deployment's last tries, whatever comes of it.
    ///
    /// @throws PredictionFailure when the answer is no prediction
    public Prediction predict(Caller caller, UUID id, Payload payload) {
        var target = Targets.targetOf(deployments.find(caller, id, Permission.PREDICT));
        var draft = new TryDraft(target.deployment().revision(), caller.username(), clock.instant(), payload);
        if (!slots.tryAcquire()) {
            throw new PredictionFailure.Busy();
        }
        try {
            var answer = new WholeAnswer(id);
            gateway.ask(target, question(payload), answer);
            var prediction = answer.prediction();
            tries.add(id, draft.answered(prediction));
            return prediction;
        } catch (PredictionFailure.Refused e) {
            tries.add(id, draft.answered(e.answer()));
            throw e;
        } catch (PredictionFailure e) {
            tries.add(id, draft.failed(e.detail()));
            throw e;
        } finally {
            slots.release();
        }
    }

    private static Question question(Payload payload) {
        var bytes = payload.bytes();
        return Question.post(
                Map.of("Content-Type", payload.contentType()), bytes.length, new ByteArrayInputStream(bytes));
    }

    /// Keeps an answer until it is whole, within a time and a size.
    private final class WholeAnswer implements AnswerSink {
        private final String deployment;
        private final long begin = System.nanoTime();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status;
        private String contentType = "";

        WholeAnswer(UUID deployment) {
            this.deployment = deployment.toString();
        }

        @Override
        public void begin(int answered, Map<String, String> headers, long length) {
            status = answered;
            contentType = headers.getOrDefault("Content-Type", "");
        }

        @Override
        public void write(byte[] buffer, int length) throws IOException {
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new PredictionFailure.TooSlow(deployment, limit.toSeconds());
            }
            if (body.size() + length > Payload.MAX_BYTES) {
                throw new IOException("it is larger than %d MiB".formatted(Payload.MAX_BYTES >> 20));
            }
            body.write(buffer, 0, length);
        }

        @Override
        public boolean mayGoOn() {
            return true;
        }

        @Override
        public void breakOff() {
            // whoever asked gets no part of an answer
        }

        Prediction prediction() {
            var duration = Duration.ofNanos(System.nanoTime() - begin);
            var prediction = Prediction.of(status, contentType, body.toByteArray(), duration);
            if (status >= 400) {
                throw new PredictionFailure.Refused(prediction);
            }
            return prediction;
        }
    }
}
