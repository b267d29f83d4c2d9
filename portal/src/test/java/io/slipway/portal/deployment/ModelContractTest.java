package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.ImageDetails;
import io.slipway.engine.ImageId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelContractTest {
    private static ImageDetails image(Map<String, String> labels, Integer... ports) {
        return new ImageDetails(
                new ImageId("sha256:" + "a".repeat(64)),
                List.of(),
                1,
                Instant.EPOCH,
                1,
                labels,
                List.of(ports),
                "amd64");
    }

    @Test
    void aPathThatIsNoAddressIsRefusedWhereTheLabelCanStillBeCorrected() {
        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(() -> ModelContract.of(image(Map.of("io.slipway.predict", "/50%"), 8080)))
                .withMessageContaining("io.slipway.predict");
        assertThat(ModelContract.of(image(Map.of("io.slipway.predict", "/a%20b"), 8080))
                        .predictPath())
                .isEqualTo("/a%20b");
    }

    @Test
    void isReadFromLabelsAndTheExposedPort() {
        var labels = Map.of(
                "io.slipway.predict", "/predict",
                "io.slipway.health", "/health",
                "io.slipway.contract", "raw",
                "io.slipway.sample", "sample.json");

        assertThat(ModelContract.of(image(labels, 8080)))
                .isEqualTo(new ModelContract(8080, "/predict", "/health", "raw", "sample.json", null));
    }

    @Test
    void anApplicationNeedsAPortOnly() {
        assertThat(ModelContract.of(image(Map.of(), 3000)))
                .isEqualTo(new ModelContract(3000, null, null, null, null, null));
    }

    @Test
    void anImageWithoutAPortSaysWhatToAdd() {
        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(() -> ModelContract.of(image(Map.of())))
                .satisfies(e -> assertThat(e.trouble().hint()).contains("EXPOSE 8080"));
    }

    @Test
    void anImageWithSeveralPortsSaysWhichOne() {
        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(() -> ModelContract.of(image(Map.of(), 80, 81)))
                .satisfies(e -> assertThat(e.trouble().hint()).contains("LABEL io.slipway.port=80"));
        assertThat(ModelContract.of(image(Map.of("io.slipway.port", "81"), 80, 81))
                        .port())
                .isEqualTo(81);
    }

    @ParameterizedTest
    @CsvSource({
        "io.slipway.predict, predict",
        "io.slipway.predict, http://169.254.169.254/",
        "io.slipway.predict, '/a b'",
        "io.slipway.health, '//\u0000'",
        "io.slipway.port, 0",
        "io.slipway.port, 70000",
        "io.slipway.port, '8080; rm'"
    })
    void labelsThatMakeNoSenseAreRefused(String label, String value) {
        assertThatExceptionOfType(LaunchFailure.class)
                .isThrownBy(() -> ModelContract.of(image(Map.of(label, value), 8080)))
                .withMessageContaining(label);
    }
}
