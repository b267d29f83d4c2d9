package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.registry.Caller;
import io.slipway.registry.team.AccessPolicy;
import io.slipway.registry.team.Permission;
import java.io.ByteArrayInputStream;
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
    private final AccessPolicy access;
    private final Clock clock = Clock.systemUTC();
    private final Duration limit;
    private final Semaphore slots = new Semaphore(AT_ONCE);

    PredictionService(
            DeploymentService deployments,
            PredictionGateway gateway,
            PredictionTries tries,
            AccessPolicy access,
            @Value("${slipway.predictions.timeout:30s}") Duration limit) {
        this.deployments = deployments;
        this.gateway = gateway;
        this.tries = tries;
        this.access = access;
        this.limit = limit;
    }

    /// Whether the caller may ask this deployment.
    public boolean mayAsk(Caller caller, DeploymentDetails deployment) {
        return access.allows(caller, deployment.team(), Permission.PREDICT);
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
            var answer = new WholeAnswer(id.toString(), limit, Payload.MAX_BYTES);
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
}
