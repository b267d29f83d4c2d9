package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeTest {
    private final HealthProbe probe = new HealthProbe();
    private final ServerSocket server;
    private final List<Socket> open = new CopyOnWriteArrayList<>(); // a forgotten socket is closed by the collector

    HealthProbeTest() throws IOException {
        server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    @BeforeEach
    void answerWithoutEnd() {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) { // the connection stays open: nothing follows the first byte of the body
                    var client = server.accept();
                    open.add(client);
                    client.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                return; // the test is over
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (var client : open) {
            client.close();
        }
        probe.close();
    }

    @Test
    void anAnswerThatNeverEndsIsNoHealthAndHoldsNobody() {
        var answer =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> probe.ask(server.getLocalPort(), "/health"));

        assertThat(answer.healthy()).isFalse();
        assertThat(answer.words()).contains("no complete answer within 3 s");
    }
}
