package io.slipway.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private static final List<String> TWO = List.of("--target", "a=127.0.0.1:1", "--target", "b=127.0.0.1:2");

    private static final String SMALL_REPORT = """
            {"format": 1, "name": "n", "startedAt": "2026-01-02T03:04:05Z", "endedAt": "2026-01-02T03:04:06Z",
             "reliable": true, "sentence": "s",
             "settings": {"preset": "quick", "rounds": 60, "roundsDone": 60, "forks": 3, "visitMillis": 100, "seed": 1,
               "threshold": 0.03, "payloadContentType": "x/y", "payloadBytes": 2, "payloadSha256": "abcdefabcdef"},
             "targets": [{"id": "a", "label": "A", "role": "TARGET", "instances": 1, "visits": 1, "requests": 9,
               "errors": 0, "reconnects": 0, "statuses": {"200": 9},
               "latency": {"p50Micros": 5, "p90Micros": 6, "p99Micros": 7, "meanMicros": 5, "minMicros": 1,
                 "maxMicros": 9, "throughputPerSecond": 100},
               "curve": [{"quantile": 0, "micros": 1}], "histogram": [{"micros": 5, "count": 9}],
               "responseSha256": "x", "responseBytes": 2, "warnings": [], "metadata": {}}],
             "comparisons": [], "controls": {"repeatComparisons": []}, "visits": [], "conditions": [],
             "warnings": [], "environment": {}, "metadata": {}}
            """;

    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void helpExplainsEveryCommand() throws Exception {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("compare", "run", "export", "--rounds", "Verdicts");
        assertThat(execute("compare", "--help")).isZero();
        assertThat(execute()).isEqualTo(2);
    }

    @Test
    void wrongOptionsAreRefusedWithTheReason() throws Exception {
        assertRefused("there is no such option", "compare", "--fast");
        assertRefused("its value is missing", "compare", "--rounds");
        assertRefused("is not a whole number", compare("--rounds", "many"));
        assertRefused("the commands are run, compare, load, verdicts and export", "measure");
        assertRefused("write NAME=HOST:PORT", "compare", "--target", "127.0.0.1:80", "--data", "{}");
        assertRefused("has no port number", "compare", "--target", "a=127.0.0.1:x", "--data", "{}");
    }

    @Test
    void aLoadNeedsRatesThatCanBeOffered() throws Exception {
        assertRefused("--rates is missing", "load", "--target", "a=127.0.0.1:1", "--data", "{}");
        assertRefused("is not a list of numbers", load("--rates", "50,fast"));
        assertRefused("rates: 0.0 is out of range", load("--rates", "0"));
        assertRefused("connections: it is 0. Use 1 to 256.", load("--rates", "5", "--connections", "0"));
        assertRefused("Use poisson or constant.", load("--rates", "5", "--arrivals", "bursty"));
    }

    @Test
    void tooFewOrTooManyRoundsAreRefused() throws Exception {
        assertRefused("rounds: it is 0. Use a number from 10 to 9,999.", compare("--rounds", "0"));
        assertRefused("rounds: it is 10,000.", compare("--rounds", "10000"));
    }

    @Test
    void oneTargetIsRefused() throws Exception {
        assertRefused("there is 1 of role TARGET", "compare", "--target", "a=127.0.0.1:1", "--data", "{}");
        assertRefused(
                "the id 'a' is used twice",
                "compare",
                "--target",
                "a=127.0.0.1:1",
                "--target",
                "a=127.0.0.1:2",
                "--data",
                "{}");
    }

    @Test
    void aMissingPayloadIsRefused() throws Exception {
        var words = new ArrayList<>(List.of("compare"));
        words.addAll(TWO);
        assertRefused("a payload is needed", words.toArray(String[]::new));
        words.addAll(List.of("--payload", "no-such-file.json"));
        assertRefused("there is no file 'no-such-file.json'", words.toArray(String[]::new));
    }

    @Test
    void nothingAnsweringEndsWithTheAddress() throws Exception {
        int port = unusedPort();
        int status = execute(
                "compare", "--target", "a=127.0.0.1:" + port, "--target", "b=127.0.0.1:" + port, "--data", "{}");

        assertThat(status).isEqualTo(1);
        assertThat(errors()).contains("target 'a' at 127.0.0.1:" + port, "nothing answers at this address");
    }

    @Test
    void aFileThatIsNoReportIsRefused() throws Exception {
        Path file = directory.resolve("report.json");
        Files.writeString(file, "not JSON");

        assertRefused("it is not a report", "export", file.toString());
    }

    @Test
    void anExportedReportIsWrittenInEveryFormat() throws Exception {
        Path file = directory.resolve("report.json");
        Files.writeString(file, SMALL_REPORT);

        assertThat(execute(
                        "export",
                        file.toString(),
                        "--html=" + directory.resolve("r.html"),
                        "--csv",
                        directory.resolve("r.csv").toString(),
                        "--jmh",
                        directory.resolve("r.jmh.json").toString()))
                .isZero();

        assertThat(directory.resolve("r.html")).content().contains("<svg");
        assertThat(directory.resolve("r.csv")).content().startsWith("sequence,");
        assertThat(directory.resolve("r.jmh.json")).content().contains("primaryMetric");
    }

    private void assertRefused(String reason, String... words) throws InterruptedException {
        err.reset();
        assertThat(execute(words)).isEqualTo(2);
        assertThat(errors()).contains(reason).startsWith("Could not ");
    }

    private int execute(String... words) throws InterruptedException {
        return Main.execute(List.of(words), print(out), print(err));
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String[] compare(String... more) {
        return command("compare", more);
    }

    private static String[] load(String... more) {
        return command("load", more);
    }

    private static String[] command(String name, String... more) {
        var words = new ArrayList<>(List.of(name));
        words.addAll(TWO);
        words.addAll(List.of("--data", "{}"));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static int unusedPort() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            return socket.getLocalPort();
        }
    }
}
