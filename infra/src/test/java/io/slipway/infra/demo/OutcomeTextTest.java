package io.slipway.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutcomeTextTest {
    private static final Outcome THREE = outcome(Reports.ofThree(Http.JSON.valueToTree(Map.of(
            "targets",
            List.of(
                    Map.of("script", "vision/digits-sklearn", "revision", "3"),
                    Map.of("script", "vision/digits-pytorch", "revision", "1"))))));

    @Test
    void showsTargetsInColumnsAndMarksTheControls() {
        assertThat(OutcomeText.of(THREE).lines().limit(4))
                .containsExactly(
                        "target          revision  image           size  requests     p50     p90        p99  errors",
                        "digits-sklearn  3         0123456789ab  378 MB     12345  512 µs  700 µs  12,001 µs       0",
                        "digits-pytorch  1         0123456789ab  378 MB     12345  512 µs  700 µs  12,001 µs       0",
                        "noop (control)  1         0123456789ab  378 MB     12345  512 µs  700 µs  12,001 µs       0");
    }

    @Test
    void hasOneLineForEachPairAndKeepsTheWarnings() {
        assertThat(OutcomeText.of(THREE).lines())
                .filteredOn(line -> line.startsWith("p"))
                .containsExactly(
                        "p50: digits-pytorch is 0.821 × digits-sklearn (95 % interval 0.801–0.850, Holm p < 0.0001): faster",
                        "p50: t-digits-onnxruntime beside digits-sklearn: not comparable – too few rounds");
        assertThat(OutcomeText.of(THREE)).contains("Warning: The machine was busy.");
    }

    @Test
    void aTargetThatNeverAnsweredHasNoLatency() {
        var silent =
                outcome(Map.of("targets", List.of(Map.of("id", "a", "label", "silent", "requests", 5, "errors", 5))));

        assertThat(OutcomeText.of(silent).lines().skip(1).findFirst())
                .hasValueSatisfying(row -> assertThat(row).matches("silent +5 +– +– +– +5"));
    }

    private static Outcome outcome(Map<String, Object> report) {
        return new Outcome("http://localhost:8080/reports/r1", Http.JSON.valueToTree(report));
    }
}
