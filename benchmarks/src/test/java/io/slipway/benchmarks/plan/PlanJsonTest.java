package io.slipway.benchmarks.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanJsonTest {
    private static PlanBuilder two() {
        return Plan.of(Preset.QUICK, "two models")
                .seed(5)
                .probeCpu(1)
                .payload(Payload.of("application/octet-stream", new byte[] {-1, 0, 1}))
                .target(new Target(
                        "a",
                        "A",
                        Target.Role.TARGET,
                        List.of(new Address("::1", 80), new Address("h", 81)),
                        "/predict",
                        Map.of(TargetFacts.CPUS, "1.0")))
                .target(Target.of("b", Target.Role.TARGET, Address.parse("[::1]:82"), "/predict"));
    }

    @Test
    void aPlanReadFromItsJsonIsTheSame() {
        Plan plan = two().build();

        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
        assertThat(plan.payload().bytes()).containsExactly(-1, 0, 1);
    }

    @Test
    void anUnknownFieldIsRefused() {
        String json = PlanJson.write(two().build()).replaceFirst("\\{", "{\"runds\": 1,");

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> PlanJson.read(json))
                .withMessageContaining("runds");
    }

    @Test
    void aMissingNumberIsRefused() {
        String json = PlanJson.write(two().build()).replaceFirst("\"rounds\" : 60,", "");

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> PlanJson.read(json))
                .withMessageContaining("rounds");
    }

    @Test
    void aWrongValueIsRefusedWithItsField() {
        String json = PlanJson.write(two().build()).replaceFirst("\"rounds\" : 60", "\"rounds\" : 0");

        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> PlanJson.read(json))
                .withMessage("Could not use the plan's rounds: it is 0. Use a number from 10 to 9,999.")
                .matches(e -> e.field().equals("rounds"));
    }

    @Test
    void aPathThatWouldEndTheRequestLineIsRefused() {
        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Target.of("a", Target.Role.TARGET, new Address("h", 1), "/p HTTP/1.1\r\nX: y"));
        assertThatExceptionOfType(InvalidPlanException.class).isThrownBy(() -> Payload.text("text/plain\r\nX: y", ""));
        assertThatExceptionOfType(InvalidPlanException.class).isThrownBy(() -> new Address("h\r\nX", 1));
    }

    @Test
    void presetsKnowTheirRounds() {
        assertThat(Preset.parse("Quick").rounds()).isEqualTo(60);
        assertThat(Preset.STANDARD.rounds()).isEqualTo(200);
        assertThat(Preset.THOROUGH.rounds()).isEqualTo(600);
        assertThatExceptionOfType(InvalidPlanException.class)
                .isThrownBy(() -> Preset.parse("slow"))
                .withMessageContaining("quick, standard, thorough");
    }

    @Test
    void anotherNumberOfRoundsMakesThePresetCustom() {
        assertThat(two().rounds(61).build().preset()).isEqualTo("custom");
        assertThat(two().rounds(60).build().preset()).isEqualTo("quick");
    }
}
