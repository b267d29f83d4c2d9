package io.slipway.portal.prediction;

import io.slipway.portal.deployment.DeploymentName;
import io.slipway.registry.Caller;
import io.slipway.registry.team.TeamName;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Passes predictions that applications ask for on to the containers of a deployment, and counts them.
@Service
public class PredictionGateway {
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
    private final ContainerRelay relay;
    private final Traffic traffic;

    PredictionGateway(Targets targets, ContainerRelay relay, Traffic traffic) {
        this.targets = targets;
        this.relay = relay;
        this.traffic = traffic;
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
        return relay.pass(target, question, PASSED_BACK, answer);
    }
}
