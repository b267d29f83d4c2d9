package io.slipway.benchmarks.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.benchmarks.plan.Arrivals;
import io.slipway.benchmarks.plan.LoadPlan;
import io.slipway.benchmarks.plan.Payload;
import io.slipway.benchmarks.plan.Target;
import io.slipway.benchmarks.report.LoadExports;
import io.slipway.benchmarks.report.LoadPoint;
import io.slipway.benchmarks.report.LoadReport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LoadRunTest {
    private final List<String> messages = new ArrayList<>();

    @Test
    void everyTargetMeetsEveryRateAndNothingIsLost() throws Exception {
        try (var a = StubServer.thinking(10);
                var b = StubServer.thinking(10)) {
            LoadReport report = run(plan(List.of(40.0, 20.0), target("a", a), target("b", b)));
            assertThat(report.points())
                    .extracting(p -> p.target() + " " + p.ratePerSecond())
                    .containsExactly("a 20.0", "b 20.0", "a 40.0", "b 40.0");
            assertThat(report.points()).allSatisfy(p -> {
                assertThat(p.due()).isEqualTo((long) (p.ratePerSecond() * 2));
                assertThat(p.failed()).isZero();
                assertThat(p.answers()).containsEntry("200", p.due());
                assertThat(p.p50Micros()).isPositive().isLessThanOrEqualTo(p.maxMicros());
            });
            assertThat(messages).anyMatch(m -> m.startsWith("Round 2 of 2"));
        }
    }

    @Test
    void aTargetThatAnswersWrongIsSaturatedAndSaysWhy() throws Exception {
        var calls = new AtomicInteger();
        try (var sick = StubServer.of((_, _, out) -> {
            // every other answer fails, but only once the warm-up is over
            boolean fails =
                    !messages.isEmpty() && messages.getLast().startsWith("Round") && calls.incrementAndGet() % 2 == 0;
            out.write(StubServer.answer(fails ? 500 : 200, "{}"));
            return true;
        })) {
            LoadReport report = run(plan(List.of(20.0), target("sick", sick)));
            LoadPoint point = report.points().getFirst();
            assertThat(point.answers()).containsKeys("200", "500");
            assertThat(point.isSustained()).isFalse();
            assertThat(report.sustained()).isEmpty();
            assertThat(report.sentences())
                    .containsExactly("sick did not keep up with 20 requests/s, the lowest rate that was offered.");
            assertThat(LoadExports.text(report)).contains("saturated");
        }
    }

    @Test
    void nobodyAtTheAddressIsRefusedBeforeAnythingIsMeasured() {
        var nobody = StubServer.thinking(1);
        var target = target("gone", nobody);
        nobody.close();
        assertThatExceptionOfType(MeasurementException.class)
                .isThrownBy(() -> run(plan(List.of(20.0), target)))
                .withMessageContaining("nothing answers at this address");
    }

    private LoadReport run(LoadPlan plan) throws InterruptedException {
        return new LoadRun(plan, messages::add).execute();
    }

    private static LoadPlan plan(List<Double> rates, Target... targets) {
        return new LoadPlan(
                "load",
                List.of(targets),
                Payload.text("application/json", "{}"),
                rates,
                1,
                2,
                Arrivals.CONSTANT,
                4,
                5_000,
                1);
    }

    private static Target target(String id, StubServer server) {
        return Target.of(id, Target.Role.TARGET, server.address(), "/predict");
    }
}
