package io.slipway.infra.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One client of the portal that waits for each answer.
final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI portal;
    private final AccessToken token;

    Client(URI portal, AccessToken token) {
        this.portal = portal;
        this.token = token;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(portal.resolve(path)).timeout(PATIENCE).header("Authorization", token.bearer());
    }

    HttpRequest get(String path) {
        return request(path).build();
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new BenchFailure("Could not ask the portal: " + request.uri() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("Interrupted while asking the portal.", e);
        }
    }

    /// Sends and refuses any answer but the wanted one.
    HttpResponse<byte[]> send(HttpRequest request, int status) {
        var response = send(request);
        if (response.statusCode() != status) {
            throw new BenchFailure("Could not measure: the portal answers %s to %s %s: %s"
                    .formatted(
                            response.statusCode(),
                            request.method(),
                            request.uri(),
                            new String(response.body(), StandardCharsets.UTF_8)));
        }
        return response;
    }

    JsonNode json(String path) {
        return JsonMapper.shared().readTree(send(get(path), 200).body());
    }

    /// Does it so many times and answers how long each took, in milliseconds.
    double[] times(Act act, int count) {
        var millis = new double[count];
        for (int number = 0; number < count; number++) {
            var request = act.request().apply(number);
            var begin = System.nanoTime();
            send(request, act.status());
            millis[number] = (System.nanoTime() - begin) / 1e6;
        }
        return millis;
    }

    @Override
    public void close() {
        http.close();
    }
}
