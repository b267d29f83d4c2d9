package io.slipway.portal.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BuildDiagnosisTest {
    @Test
    void aBuildThatTookTooLongSaysHowLongItMightAndWhereItWas() {
        assertThat(BuildDiagnosis.timedOut("RUN make", Duration.ofMinutes(30)))
                .isEqualTo("The build timed out after 30 min, in the step RUN make.");
        assertThat(BuildDiagnosis.timedOut("", Duration.ofSeconds(90)))
                .isEqualTo("The build timed out after 1 min 30 s, before its first step.");
    }
}
