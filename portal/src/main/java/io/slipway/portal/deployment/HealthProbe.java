package io.slipway.portal.deployment;

import io.slipway.portal.work.Exchange;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks a container of ours whether it is well: one GET on its published loopback port, and no redirects.
@Component
class HealthProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();

    /// What came of asking: nothing but the truth about the answer.
    record Answer(boolean healthy, String words) {}

    /// Asks. With a health path the answer must be a success; without one any answer below 500 will do.
    Answer ask(int port, @Nullable String healthPath) throws InterruptedException {
        var path = healthPath == null ? "/" : healthPath;
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .build();
            int status = Exchange.within(PATIENCE, http, request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            var healthy = healthPath == null ? status < 500 : status >= 200 && status < 300;
            return new Answer(healthy, "GET %s answered %d".formatted(path, status));
        } catch (IOException e) {
            return new Answer(false, "GET %s was not answered (%s)".formatted(path, reason(e)));
        } catch (IllegalArgumentException e) {
            return new Answer(false, "the health path '%s' is no path".formatted(path));
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
