package io.slipway.portal.comparison;

import io.slipway.benchmarks.plan.Address;
import io.slipway.portal.work.Exchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes sure before the measuring that every instance is healthy and likes the payload. Dials
/// known containers only, and follows no redirect.
///
/// Closing it closes its connections too: a server that talks to one client at a time must be free for the probe.
final class ModelCheck implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ModelCheck.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration HEALTH_ANSWER = Duration.ofSeconds(5);
    private static final Duration PREDICTION = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 200;
    private static final int SHOWN = 300;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final RunInstances instances;
    private final RunControl control;
    private final Duration patience;

    ModelCheck(RunInstances instances, RunControl control, Duration patience) {
        this.instances = instances;
        this.control = control;
        this.patience = patience;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /// Waits until the instance says that it can predict; fails early when its process ended.
    void awaitHealthy(Instance instance) throws InterruptedException {
        var deadline = Instant.now().plus(patience);
        while (!healthy(instance)) {
            control.checkNotStopped();
            var container = instances.inspect(instance);
            if (!container.running()) {
                throw ended(instance, container.oomKilled(), container.exitCode() == null ? -1 : container.exitCode());
            }
            if (Instant.now().isAfter(deadline)) {
                throw neverHealthy(instance);
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
    }

    /// Asks once with the payload; anything but 2xx ends the run before it wastes minutes.
    void requirePrediction(String label, Address address, String path, Payload payload) throws InterruptedException {
        control.checkNotStopped();
        var request = HttpRequest.newBuilder(uri(address, path))
                .header("Content-Type", payload.contentType())
                .POST(HttpRequest.BodyPublishers.ofByteArray(payload.body()))
                .build();
        try {
            var whole = BodyHandlers.limiting(BodyHandlers.ofByteArray(), Payload.MAX_BYTES);
            var answer = Exchange.within(PREDICTION, http, request, whole);
            if (answer.statusCode() < 200 || answer.statusCode() > 299) {
                throw refused(label, path, answer.statusCode(), start(answer.body()));
            }
        } catch (IOException e) {
            throw new RunFailure(
                    "Could not get a prediction from %s: POST %s failed (%s).".formatted(label, path, reason(e)),
                    "Launch it on the Containers page, try the same payload there and read the container's log.",
                    e);
        }
    }

    private static String start(byte[] body) {
        return new String(body, 0, Math.min(SHOWN, body.length), StandardCharsets.UTF_8);
    }

    private boolean healthy(Instance instance) throws InterruptedException {
        var request = HttpRequest.newBuilder(
                        uri(instance.address(), instance.entrant().endpoint().healthPath()))
                .GET()
                .build();
        try {
            return Exchange.within(HEALTH_ANSWER, http, request, BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            log.debug("{} is not there yet: {}", instance.entrant().label(), reason(e));
            return false;
        }
    }

    private RunFailure ended(Instance instance, boolean outOfMemory, int exitCode) throws InterruptedException {
        var label = instance.entrant().label();
        return outOfMemory
                ? new RunFailure(
                        "Could not measure %s: its container ran out of memory at the limit of %d MiB."
                                .formatted(label, instances.limits().memoryBytes() >> 20),
                        "Make the model smaller; all targets of a comparison run under the same limits.")
                : new RunFailure(
                        "Could not measure %s: its container ended with exit code %d before it was healthy.%s"
                                .formatted(label, exitCode, lastWords(instance)),
                        "Launch the revision on the Containers page, read its log and mend it.");
    }

    private RunFailure neverHealthy(Instance instance) throws InterruptedException {
        var path = instance.entrant().endpoint().healthPath();
        return new RunFailure(
                "Could not measure %s: GET %s did not answer 200 within %d seconds.%s"
                        .formatted(instance.entrant().label(), path, patience.toSeconds(), lastWords(instance)),
                "Check that the image listens on 0.0.0.0:%d and that its label io.slipway.health names the right path."
                        .formatted(instance.entrant().endpoint().port()));
    }

    private String lastWords(Instance instance) throws InterruptedException {
        var words = instances.lastWords(instance);
        return words.isBlank() ? "" : " Its last lines:\n" + words;
    }

    private static RunFailure refused(String label, String path, int status, String body) {
        return new RunFailure(
                "Could not measure %s: it answers POST %s with status %d%s"
                        .formatted(label, path, status, body.isBlank() ? "." : ": " + body.strip()),
                "Give a payload that every target accepts, or compare targets with the same contract.");
    }

    private static URI uri(Address address, String path) {
        return URI.create("http://" + address + path);
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
