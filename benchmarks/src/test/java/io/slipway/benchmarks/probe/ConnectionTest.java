package io.slipway.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Payload;
import io.slipway.benchmarks.probe.StubServer.Behaviour;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final RequestBytes REQUEST =
            new RequestBytes("/predict?a=1", Payload.text("application/json", "{\"x\":\"ü\"}"));

    private final CountDownLatch never = new CountDownLatch(1);
    private Watchdog watchdog = new Watchdog(Duration.ofSeconds(20));

    @AfterEach
    void stop() {
        never.countDown();
        watchdog.close();
    }

    @Test
    void sendsThePayloadAndReadsAnswersWithALengthOverOneConnection() {
        var received = new AtomicReference<byte[]>(new byte[0]);
        Behaviour echo = (_, request, out) -> {
            received.set(request);
            out.write(StubServer.answer(200, "{\"digit\":7}"));
            return true;
        };
        try (var server = StubServer.of(echo);
                var connection = connect(server)) {
            assertThat(body(connection)).isEqualTo("200 {\"digit\":7}");
            assertThat(body(connection)).isEqualTo("200 {\"digit\":7}");
            assertThat(new String(received.get(), StandardCharsets.UTF_8)).isEqualTo("{\"x\":\"ü\"}");
            assertThat(server.accepted()).isEqualTo(1);
            assertThat(connection.reconnects()).isZero();
        }
    }

    @Test
    void readsChunksWithExtensionsAndTrailers() {
        try (var server = StubServer.of(text("""
                HTTP/1.1 200 OK
                transfer-encoding: Chunked

                5;name=value
                hello
                A
                 big world
                0
                Trailer: x

                """, true));
                var connection = connect(server)) {
            assertThat(body(connection)).isEqualTo("200 hello big world");
            assertThat(body(connection)).isEqualTo("200 hello big world");
            assertThat(server.accepted()).isEqualTo(1);
        }
    }

    @Test
    void readsToTheEndOfTheConnectionWhereThereIsNoLength() {
        try (var server = StubServer.of(text("HTTP/1.0 200 OK\n\nuntil the end", false));
                var connection = connect(server)) {
            assertThat(body(connection)).isEqualTo("200 until the end");
            assertThat(body(connection)).isEqualTo("200 until the end");
            assertThat(connection.reconnects()).isEqualTo(1);
        }
    }

    @Test
    void dialsAgainWhenTheServerAnnouncesThatItCloses() {
        try (var server = StubServer.of(text("HTTP/1.1 200 OK\nConnection: close\nContent-Length: 2\n\nok", false));
                var connection = connect(server)) {
            assertThat(body(connection)).isEqualTo("200 ok");
            assertThat(body(connection)).isEqualTo("200 ok");
            assertThat(body(connection)).isEqualTo("200 ok");
            assertThat(connection.reconnects()).isEqualTo(2);
        }
    }

    @Test
    void dialsAgainWhenTheServerClosesWithoutAWord() {
        try (var server = StubServer.of(text("HTTP/1.1 200 OK\nContent-Length: 2\n\nok", false));
                var connection = connect(server)) {
            assertThat(body(connection)).isEqualTo("200 ok");
            assertThat(body(connection)).isEqualTo("200 ok");
            assertThat(connection.reconnects()).isEqualTo(1);
        }
    }

    @Test
    void skipsInterimAnswersAndKnowsThatNoContentHasNoBody() {
        try (var server = StubServer.of(text("HTTP/1.1 100 Continue\n\nHTTP/1.1 204 No Content\n\n", true));
                var connection = connect(server)) {
            assertThat(body(connection)).isEqualTo("204 ");
            assertThat(body(connection)).isEqualTo("204 ");
        }
    }

    @Test
    void anErrorStatusIsAnAnswer() {
        try (var server = StubServer.of(text("HTTP/1.1 500 X\nContent-Length: 4\n\nboom", true));
                var connection = connect(server)) {
            assertThat(body(connection)).isEqualTo("500 boom");
            assertThat(Answer.isGood(500)).isFalse();
            assertThat(Answer.isFailure(500)).isFalse();
        }
    }

    @Test
    void nobodyListeningIsRefused() {
        var server = StubServer.thinking(0);
        Address address = server.address();
        server.close();
        try (var connection = new Connection(address, REQUEST, watchdog)) {
            assertThat(connection.exchange(null)).isEqualTo(Answer.REFUSED);
        }
        try (var connection = new Connection(new Address("no-such-host.invalid", 80), REQUEST, watchdog)) {
            assertThat(connection.exchange(null)).isEqualTo(Answer.REFUSED);
        }
    }

    @Test
    void somethingElseThanHttpIsMalformed() {
        try (var server = StubServer.of(text("SSH-2.0-OpenSSH\n", true));
                var connection = connect(server)) {
            assertThat(connection.exchange(null)).isEqualTo(Answer.MALFORMED);
        }
    }

    @Test
    void anAnswerCutShortIsClosed() {
        try (var server = StubServer.of(text("HTTP/1.1 200 OK\nContent-Length: 10\n\nhalf", false));
                var connection = connect(server)) {
            assertThat(connection.exchange(null)).isEqualTo(Answer.CLOSED);
        }
    }

    @Test
    void silenceEndsByTheClock() {
        watchdog = new Watchdog(Duration.ofMillis(200));
        Behaviour silent = (_, _, _) -> {
            awaitEnd();
            return false;
        };
        try (var server = StubServer.of(silent);
                var connection = connect(server)) {
            assertThat(connection.exchange(null)).isEqualTo(Answer.TIMED_OUT);
        }
    }

    @Test
    void aByteNowAndThenDoesNotHoldTheClock() {
        watchdog = new Watchdog(Duration.ofMillis(300));
        Behaviour trickle = (_, _, out) -> {
            out.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            while (never.getCount() > 0) {
                out.write('x'); // fails once the probe has hung up
                StubServer.think(20_000);
            }
            return false;
        };
        try (var server = StubServer.of(trickle);
                var connection = connect(server)) {
            assertThat(connection.exchange(null)).isEqualTo(Answer.TIMED_OUT);
        }
    }

    private void awaitEnd() {
        try {
            never.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Connection connect(StubServer server) {
        return new Connection(server.address(), REQUEST, watchdog);
    }

    private static String body(Connection connection) {
        var body = new ByteArrayOutputStream();
        int answer = connection.exchange(body);
        return Answer.word(answer) + " " + body.toString(StandardCharsets.UTF_8);
    }

    private static Behaviour text(String answer, boolean stays) {
        byte[] bytes = answer.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return new Behaviour() {
            @Override
            public boolean answer(int n, byte[] request, OutputStream out) throws IOException {
                out.write(bytes);
                return stays;
            }
        };
    }
}
