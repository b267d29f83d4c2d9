package io.slipway.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.benchmarks.plan.Address;
import io.slipway.benchmarks.plan.Arrivals;
import io.slipway.benchmarks.plan.LoadPlan;
import io.slipway.benchmarks.plan.Payload;
import io.slipway.benchmarks.plan.Target;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadReportTest {
    @Test
    void theKneeIsTheHighestRateKeptUpWithLikeAllBelowIt() {
        LoadReport report = report(
                point("a", 50, 50),
                point("a", 100, 98),
                point("a", 200, 130),
                point("a", 400, 399),
                point("b", 50, 20),
                point("b", 100, 100),
                point("b", 200, 200),
                point("b", 400, 400));
        assertThat(report.sustained()).containsExactly(Map.entry("a", 100.0));
        assertThat(report.sentences())
                .containsExactly(
                        "a kept up with 100 requests/s and not with more; half of its answers took up to 1.00 ms there"
                                + " and 99 % up to 9.00 ms.",
                        "b did not keep up with 50 requests/s, the lowest rate that was offered.");
    }

    @Test
    void aTargetThatNeverSaturatedIsSaidToHaveKeptUpWithTheHighestRate() {
        assertThat(report(point("a", 50, 50), point("b", 50, 50)).sentences())
                .first()
                .asString()
                .startsWith("a kept up with 50 requests/s, the highest rate that was offered;");
    }

    @Test
    void thePageShowsEveryPointAndEscapesNames() {
        String page = LoadExports.html(report(point("a", 50, 50), point("a", 100, 10), point("b", 50, 50)));
        assertThat(page)
                .contains("<title>load &lt;b&gt;</title>", "saturated", "the knee", "99.9")
                .doesNotContain("load <b>");
    }

    private static LoadReport report(LoadPoint... points) {
        var plan = new LoadPlan(
                "load <b>",
                List.of(target("a"), target("b")),
                Payload.text("application/json", "{}"),
                List.of(50.0, 100.0, 200.0, 400.0),
                10,
                3,
                Arrivals.POISSON,
                64,
                10_000,
                1);
        return LoadReport.of(plan, Instant.EPOCH, Instant.EPOCH, List.of(points), Map.of("CPU", "any"));
    }

    private static Target target(String id) {
        return Target.of(id, Target.Role.TARGET, new Address("127.0.0.1", 1), "/predict");
    }

    private static LoadPoint point(String target, double offered, double achieved) {
        return new LoadPoint(
                target,
                offered,
                offered,
                achieved,
                1_000,
                0,
                0,
                Map.of("200", 1_000L),
                1_000,
                4_000,
                9_000,
                12_000,
                20_000,
                900,
                3_000,
                8_000,
                10_000,
                "");
    }
}
