package io.slipway.benchmarks.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class KnownServersTest {
    @Test
    void everyKnownTargetAnswersAgainAndAgainOnOneConnection() throws IOException, InterruptedException {
        try (var servers = KnownServers.start(true);
                var client = HttpClient.newHttpClient()) {
            for (var target : KnownTarget.values()) {
                var request = HttpRequest.newBuilder(URI.create("http://" + servers.address(target) + "/predict"))
                        .version(HttpClient.Version.HTTP_1_1)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"rows\": [1]}"))
                        .build();
                for (int time = 0; time < 2; time++) {
                    var answer = client.send(request, BodyHandlers.ofString());
                    assertThat(answer.statusCode()).as(target.id()).isEqualTo(200);
                    assertThat(answer.body()).isEqualTo("{}");
                }
            }
        }
    }
}
