package io.slipway.portal.comparison;

import static io.slipway.portal.comparison.ComparisonFixture.VISION;
import static io.slipway.portal.comparison.ComparisonFixture.request;
import static io.slipway.portal.comparison.ComparisonFixture.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.registry.InvalidException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonRequestTest {
    @Test
    void refusesASingleTargetAndSaysWhy() {
        assertRefused("targets", "at least 2", () -> request(List.of(revision("digits", "1"))));
    }

    @Test
    void refusesMoreThanEightTargets() {
        assertRefused("targets", "at most 8", () -> request(Collections.nCopies(9, revision("digits", "1"))));
    }

    @Test
    void takesTheSameRevisionTwiceToSeeTheNoise() {
        assertThat(request(Collections.nCopies(8, revision("digits", "1"))).targets())
                .hasSize(8);
    }

    @Test
    void refusesTheSameDeploymentTwice() {
        var deployment = new TargetRequest.OfDeployment(UUID.randomUUID());
        assertRefused("targets", "named twice", () -> request(List.of(deployment, deployment)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 10_000, Integer.MAX_VALUE})
    void refusesRoundsThatGiveNoVerdictOrTakeForEver(int rounds) {
        assertRefused("rounds", "from 10 to 9,999", () -> with(rounds, 0.03));
    }

    @Test
    void aNumberOfRoundsReplacesThePresets() {
        assertThat(with(null, 0.03).effectiveRounds()).isEqualTo(60);
        assertThat(with(10, 0.03).effectiveRounds()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesAThresholdThatIsNoShare(double threshold) {
        assertRefused("threshold", "between 0 and 1", () -> with(null, threshold));
    }

    @Test
    void refusesANameOfSeveralLines() {
        assertRefused(
                "name",
                "one line",
                () -> new ComparisonRequest(VISION, "a\nb", request().targets(), Preset.QUICK, null, 0.03, null));
    }

    @Test
    void refusesAPayloadAbove16MiB() {
        assertThat(new Payload("image/png", new byte[Payload.MAX_BYTES]).body()).hasSize(Payload.MAX_BYTES);
        assertRefused("payload.body", "16 MiB", () -> new Payload("image/png", new byte[Payload.MAX_BYTES + 1]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "application/json\r\nX-Evil: 1", "a/b\u0000"})
    void refusesAContentTypeThatIsNone(String type) {
        assertRefused("payload.contentType", "media type", () -> Payload.text(type, "{}"));
    }

    private static ComparisonRequest with(@Nullable Integer rounds, double threshold) {
        return new ComparisonRequest(VISION, null, request().targets(), Preset.QUICK, rounds, threshold, null);
    }

    private static void assertRefused(String field, String why, ThrowingCallable call) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(call)
                .withMessageContaining(why)
                .extracting(InvalidException::field)
                .isEqualTo(field);
    }
}
