package io.slipway.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.portal.work.FakeWork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@FakeWork
class BodyLimitTest {
    @LocalServerPort
    private int port;

    @Test
    void aBodyWithoutEndIsNotReadIntoMemory() throws IOException, InterruptedException {
        var body = "{\"script\":\"a/b\",\"more\":[" + "1,".repeat(14_000_000) + "1]}";
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/builds".formatted(port)))
                .header("Content-Type", "application/json")
                .header("X-Caller", "anybody")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();

        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void aStrangersPayloadIsNotEvenRead() throws IOException {
        var head = """
                POST /api/v1/deployments/%s/predictions HTTP/1.1
                Host: localhost
                X-Caller: stranger
                Content-Type: application/json
                Content-Length: 16000000

                """.formatted(UUID.randomUUID()).replace("\n", "\r\n");
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 404");
        }
    }
}
