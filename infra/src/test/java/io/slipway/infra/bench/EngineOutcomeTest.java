package io.slipway.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.slipway.infra.bench.EngineOutcome.Launching;
import io.slipway.infra.bench.EngineOutcome.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineOutcomeTest {
    private static final Machine MACHINE = new Machine("a processor", 2, 4_096, 0.1, Instant.EPOCH);

    private static EngineOutcome outcome(double nginx, double ours, double launch) {
        return new EngineOutcome(
                MACHINE,
                4,
                List.of(
                        new Way("the model itself", 10, 0.05, 0.1, 0),
                        new Way("through nginx", 10, 0.05 + nginx, 0.2, nginx),
                        new Way("through `/predict/…`", 10, 0.05 + ours, 0.4, ours)),
                List.of(new Launching("`docker run -d`", 3, 200, 210), new Launching("over REST", 3, launch, 300)));
    }

    @Test
    void whatIsMetIsSaidAndWhatIsMissedToo() {
        assertThat(outcome(0.2, 0.25, 208).markdown())
                .contains("less than 0.3 ms at p50: 0.25 ms, met")
                .contains("what nginx adds: 1.25 times, met")
                .contains("`docker run -d`: 1.04 times, met");
        assertThat(outcome(0.1, 0.31, 220).markdown())
                .contains("less than 0.3 ms at p50: 0.31 ms, **missed**")
                .contains("what nginx adds: 3.10 times, **missed**")
                .contains("`docker run -d`: 1.10 times, **missed**");
    }

    @Test
    void answersAreTimedOverOneConnectionAndRefusalsEndTheMeasurement() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/good", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.start();
        try {
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());

            assertThat(new Asker(address.resolve("/good"), "").visit(Duration.ofMillis(100), 2))
                    .isNotEmpty();
            assertThatExceptionOfType(BenchFailure.class)
                    .isThrownBy(() -> new Asker(address.resolve("/none"), "").visit(Duration.ofMillis(100), 2))
                    .withMessageContaining("404");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void figuresGoBetweenTheMarksOfTheirName() {
        var text = "# Fast\n<!-- figures -->\nold\n<!-- end of figures -->\n<!-- engine figures -->\nold\n"
                + "<!-- end of engine figures -->\nrest\n";

        assertThat(OutcomeFiles.placed(text, "new", "engine figures"))
                .isEqualTo("# Fast\n<!-- figures -->\nold\n<!-- end of figures -->\n<!-- engine figures -->\nnew\n"
                        + "<!-- end of engine figures -->\nrest\n");
    }
}
