package io.slipway.portal.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.registry.context.BuildContext;
import io.slipway.registry.dockerfile.Dockerfile;
import io.slipway.registry.dockerfile.lint.DockerfileLint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StartingPointTest {
    @ParameterizedTest
    @EnumSource
    void canBeSavedAsItIs(StartingPoint start) {
        var context = BuildContext.of(start.files());

        assertThat(Dockerfile.parse(context.dockerfile().text()).errors()).isEmpty();
    }

    @Test
    void theModelSaysHowItIsAsked() {
        var check = Dockerfile.parse(
                BuildContext.of(StartingPoint.MODEL.files()).dockerfile().text());

        assertThat(check.exposedPorts()).containsExactly(8080);
        assertThat(check.labels())
                .containsEntry("io.slipway.predict", "/predict")
                .containsEntry("io.slipway.sample", "sample.json");
        assertThat(DockerfileLint.check(check)).isEmpty();
    }

    @Test
    void anUnknownWordBeginsWithNothing() {
        assertThat(StartingPoint.of("nonsense")).isEqualTo(StartingPoint.EMPTY);
    }
}
