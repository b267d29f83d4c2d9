package io.slipway.portal.prediction;

import io.slipway.engine.ContainerDetails;
import io.slipway.engine.ContainerId;
import io.slipway.engine.EngineException;
import io.slipway.engine.PublishedPort;
import io.slipway.portal.deployment.DeploymentDetails;
import io.slipway.portal.deployment.DeploymentService;
import io.slipway.portal.deployment.DeploymentStatus;
import io.slipway.portal.engines.EngineProvider;
import io.slipway.registry.Caller;
import io.slipway.registry.ConflictException;
import io.slipway.registry.team.Permission;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/// Asks deployments for predictions.
///
/// It dials a container of the team by its id, at the loopback port that the engine says is that container's now,
/// and nothing else: there is no address that a caller could give, and redirects lead nowhere.
@Service
public class PredictionService {
    private static final int AT_ONCE = 64;

    private final DeploymentService deployments;
    private final EngineProvider engines;
    private final Duration limit;
    private final Semaphore slots = new Semaphore(AT_ONCE);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    PredictionService(
            DeploymentService deployments,
            EngineProvider engines,
            @Value("${slipway.predictions.timeout:30s}") Duration limit) {
        this.deployments = deployments;
        this.engines = engines;
        this.limit = limit;
    }

    /// Refuses whoever may not ask this deployment.
    public void requireAllowed(Caller caller, UUID id) {
        deployments.find(caller, id, Permission.PREDICT);
    }

    /// One question, one answer.
    ///
    /// @throws PredictionFailure when the answer is no prediction
    public Prediction predict(Caller caller, UUID id, Payload payload) {
        var deployment = deployments.find(caller, id, Permission.PREDICT);
        var request = request(deployment, payload);
        if (!slots.tryAcquire()) {
            throw new PredictionFailure.Busy();
        }
        try {
            var answer = exchange(deployment, request);
            if (answer.status() >= 400) {
                throw new PredictionFailure.Refused(answer);
            }
            return answer;
        } finally {
            slots.release();
        }
    }

    private HttpRequest request(DeploymentDetails deployment, Payload payload) {
        var endpoint = deployment.endpoint();
        var container = deployment.container();
        if (deployment.status() != DeploymentStatus.RUNNING || endpoint == null || container == null) {
            throw notRunning(deployment);
        }
        if (endpoint.predictPath() == null) {
            throw new ConflictException(
                    "no-predictions",
                    "Could not ask '%s': its image names no path for predictions. Add 'LABEL io.slipway.predict=/predict' to"
                                    .formatted(deployment.name())
                            + " the Dockerfile, and launch the new revision.",
                    Map.of("deployment", deployment.id().toString()));
        }
        return HttpRequest.newBuilder(URI.create(address(deployment, container) + endpoint.predictPath()))
                .header("Content-Type", payload.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload.bytes()))
                .build();
    }

    private String address(DeploymentDetails deployment, ContainerId container) {
        var details = inspect(deployment, container);
        int port = details.ports().stream()
                .filter(published -> published.hostAddress().equals("127.0.0.1") && published.hostPort() > 0)
                .mapToInt(PublishedPort::hostPort)
                .findFirst()
                .orElseThrow(() -> notRunning(deployment));
        return "http://127.0.0.1:" + port;
    }

    private ContainerDetails inspect(DeploymentDetails deployment, ContainerId container) {
        try {
            var details = engines.engine().inspect(container);
            if (!details.running()) {
                throw notRunning(deployment);
            }
            return details;
        } catch (EngineException.NotFound e) {
            throw notRunning(deployment);
        }
    }

    private static ConflictException notRunning(DeploymentDetails deployment) {
        return new ConflictException(
                "deployment-not-running",
                "Could not ask '%s': it does not run (it is %s). Start it first."
                        .formatted(deployment.name(), deployment.status()),
                Map.of("deployment", deployment.id().toString(), "deploymentStatus", deployment.status()));
    }

    private Prediction exchange(DeploymentDetails deployment, HttpRequest request) {
        var id = deployment.id().toString();
        long begin = System.nanoTime();
        var response = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), Payload.MAX_BYTES));
        try {
            return prediction(response.get(limit.toMillis(), TimeUnit.MILLISECONDS), begin);
        } catch (TimeoutException e) {
            throw new PredictionFailure.TooSlow(id, limit.toSeconds());
        } catch (ExecutionException e) {
            throw new PredictionFailure.Unreachable(id, why(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PredictionFailure.Unreachable(id, "Slipway is about to end");
        } finally {
            response.cancel(true); // closes the connection unless the exchange is through
        }
    }

    private static String why(@Nullable Throwable cause) {
        var words = cause instanceof IOException && cause.getMessage() != null ? " (" + cause.getMessage() + ")" : "";
        return "its container did not answer, or the answer broke off" + words;
    }

    private static Prediction prediction(HttpResponse<byte[]> response, long begin) {
        var duration = Duration.ofNanos(System.nanoTime() - begin);
        var contentType = response.headers().firstValue("Content-Type").orElse("");
        return Prediction.of(response.statusCode(), contentType, response.body(), duration);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
