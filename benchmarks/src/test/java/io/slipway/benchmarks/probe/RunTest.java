package io.slipway.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Payload;
import io.slipway.benchmarks.plan.Plan;
import io.slipway.benchmarks.plan.PlanBuilder;
import io.slipway.benchmarks.plan.Preset;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.plan.Target.Role;
import io.slipway.benchmarks.plan.WarmUp;
import io.slipway.benchmarks.probe.StubServer.Behaviour;
import io.slipway.benchmarks.report.Comparison;
import io.slipway.benchmarks.report.Metric;
import io.slipway.benchmarks.report.Progress;
import io.slipway.benchmarks.report.Report;
import io.slipway.benchmarks.report.TargetSummary;
import io.slipway.benchmarks.report.Verdict;
import io.slipway.benchmarks.report.Visit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole pipeline, with real forks, against small servers in this process. What is asserted about time is only
/// what no busy machine can turn round.
class RunTest {
    @TempDir
    Path directory;

    private final List<Progress> progress = new CopyOnWriteArrayList<>();

    @Test
    void aServerThatTakesHalfAsLongAgainIsCalledSlower() throws Exception {
        try (var fast = StubServer.thinking(
                        300); // short, so that most answers fit into one time slice of a busy machine
                var slow = StubServer.thinking(450);
                var noop = StubServer.thinking(0)) {
            Plan plan = plan(40).forks(2)
                    .target(target("fast", fast))
                    .target(target("slow", slow))
                    .target(Target.of("noop", Role.CONTROL_NOOP, noop.address(), "/predict"))
                    .metadata("engine", "none")
                    .build();

            Report report = run(plan);

            assertThat(report.settings().roundsDone()).isEqualTo(40);
            Comparison p50 = comparison(report, "slow", Metric.P50);
            assertThat(p50.verdict()).as(p50.sentence()).isEqualTo(Verdict.SLOWER);
            assertThat(p50.sentence()).startsWith("slow is ").contains("% slower on p50 (95 % CI ", "Holm p");
            assertThat(report.controls().floor()).isEqualTo("noop");
            assertThat(report.metadata()).containsEntry("engine", "none");
            assertThat(report.environment()).containsKeys("CPU", "kernel", "JMH", "JVM", "JVM arguments");
            assertVisits(report, plan);
            assertProgress(plan);
        }
    }

    @Test
    void troublesOfATargetAreCountedAndNeverEndTheRun() throws Exception {
        var dying = new AtomicReference<StubServer>();
        try (var steady = StubServer.thinking(100);
                var mortal = StubServer.of((_, _, out) -> {
                    if (dying.get().accepted() > 7) { // after warm-up and some visits
                        dying.get().close();
                        return false;
                    }
                    out.write(StubServer.answer(200, "{}"));
                    return true;
                });
                var failing = StubServer.of(sometimesFailing());
                var chunked = StubServer.of(
                        text("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", true));
                var closing = StubServer.of(
                        text("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", false))) {
            dying.set(mortal);
            Report report = run(plan(12).visitMillis(30)
                    .forks(1)
                    .target(target("steady", steady))
                    .target(target("mortal", mortal))
                    .target(target("failing", failing))
                    .target(target("chunked", chunked))
                    .target(target("closing", closing))
                    .build());

            assertThat(comparison(report, "mortal", Metric.P50).verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
            assertThat(comparison(report, "mortal", Metric.P50).warnings())
                    .anySatisfy(w -> assertThat(w).contains("mortal was lost in"));
            assertThat(comparison(report, "failing", Metric.P50).warnings())
                    .anySatisfy(w -> assertThat(w).contains("failing failed in"));
            TargetSummary failed = report.target("failing");
            assertThat(failed.statuses()).containsKeys("200", "500");
            assertThat(failed.errors()).isPositive().isLessThan(failed.requests());
            assertThat(failed.responseSha256()).isNotEmpty();
            assertThat(report.target("chunked").errors()).isZero();
            assertThat(report.target("closing").errors()).isZero();
            assertThat(report.target("closing").reconnects()).isPositive();
            assertThat(report.target("closing").warnings())
                    .anySatisfy(w -> assertThat(w).contains("closes the connection after each answer"));
            assertThat(report.settings().roundsDone()).isEqualTo(12);
        }
    }

    @Test
    void nothingAnsweringIsRefusedBeforeAnythingIsMeasured() {
        var gone = StubServer.thinking(0);
        Address nowhere = gone.address();
        gone.close();
        try (var steady = StubServer.thinking(0)) {
            Plan plan = plan(10).target(target("steady", steady))
                    .target(Target.of("gone", Role.TARGET, nowhere, "/predict"))
                    .build();

            assertThatExceptionOfType(MeasurementException.class)
                    .isThrownBy(() -> run(plan))
                    .withMessageStartingWith("Could not measure: target 'gone' at " + nowhere)
                    .withMessageContaining("nothing answers at this address")
                    .withMessageEndingWith("Check that it runs and that the address is right.");
        }
    }

    @Test
    void aPayloadThatIsNotAcceptedIsRefusedWithTheModelsOwnWords() {
        try (var picky = StubServer.of((_, _, out) -> {
                    out.write(StubServer.answer(422, "{\"detail\":\"pixels missing\"}"));
                    return true;
                });
                var steady = StubServer.thinking(0)) {
            Plan plan = plan(10).target(target("picky", picky))
                    .target(target("steady", steady))
                    .build();

            assertThatExceptionOfType(MeasurementException.class)
                    .isThrownBy(() -> run(plan))
                    .withMessageContaining("HTTP status 422 and said \"{\"detail\":\"pixels missing\"}\"")
                    .withMessageContaining("the payload");
        }
    }

    @Test
    void aVisitGrowsUntilASlowModelAnswersTwentyTimes() {
        try (var slow = StubServer.thinking(8_000);
                var fast = StubServer.thinking(100)) {
            Plan plan = plan(10).target(target("slow", slow))
                    .target(target("fast", fast))
                    .build();

            assertThat(new Preflight(plan, _ -> {}).fly().visitMillis()).isBetween(160, 2_000);
        }
    }

    private Report run(Plan plan) throws InterruptedException {
        return new Run(plan, directory, progress::add).execute();
    }

    private static PlanBuilder plan(int rounds) {
        return Plan.of(Preset.QUICK, "test")
                .rounds(rounds)
                .seed(7)
                .visitMillis(60)
                .requestTimeoutMillis(5_000)
                .warmUp(new WarmUp(0, 500))
                .payload(Payload.text("application/json", "{}"));
    }

    private static Target target(String id, StubServer server) {
        return Target.of(id, Role.TARGET, server.address(), "/predict");
    }

    private static Comparison comparison(Report report, String candidate, Metric metric) {
        return report.comparisons().stream()
                .filter(c -> c.candidate().equals(candidate) && c.metric() == metric)
                .findFirst()
                .orElseThrow();
    }

    private static void assertVisits(Report report, Plan plan) {
        assertThat(report.visits()).hasSize(plan.rounds() * plan.targets().size());
        assertThat(report.visits()).extracting(Visit::sequence).isSorted();
        assertThat(report.visits()).extracting(Visit::fork).contains(1, 2);
        assertThat(report.conditions()).hasSize(plan.rounds());
        for (TargetSummary target : report.targets()) {
            long requests = report.visits().stream()
                    .filter(v -> v.target().equals(target.id()))
                    .mapToLong(Visit::requests)
                    .sum();
            assertThat(target.requests()).isEqualTo(requests).isPositive();
            assertThat(target.errors()).isZero();
            assertThat(target.latency()).isNotNull();
            assertThat(target.curve()).hasSizeGreaterThan(5);
            assertThat(target.responseBytes()).isEqualTo(2);
        }
    }

    private void assertProgress(Plan plan) {
        assertThat(progress)
                .extracting(Progress::phase)
                .startsWith(Progress.Phase.WARMUP)
                .endsWith(Progress.Phase.ANALYSING)
                .contains(Progress.Phase.MEASURING);
        Progress last = progress.getLast();
        assertThat(last.round()).isEqualTo(plan.rounds());
        assertThat(last.medians()).containsOnlyKeys("fast", "slow", "noop");
        assertThat(Progress.parse(last.line())).contains(last);
    }

    private static Behaviour sometimesFailing() {
        return (n, _, out) -> {
            out.write(StubServer.answer(n > 50 && n % 10 == 0 ? 500 : 200, "{}"));
            return true;
        };
    }

    private static Behaviour text(String answer, boolean stays) {
        return (_, _, out) -> {
            out.write(answer.getBytes(StandardCharsets.US_ASCII));
            return stays;
        };
    }
}
