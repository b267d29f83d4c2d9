package io.slipway.portal.comparison.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.benchmarks.plan.Preset;
import io.slipway.portal.comparison.TargetRequest;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.ScriptName;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ComparisonRequestBodyTest {
    private static final String TWO =
            "\"targets\":[{\"script\":\"vision/a\"},{\"script\":\"vision/a\",\"revision\":\"2\"}]";

    @Test
    void leavesOutWhatHasAUsualValue() {
        var request = read("{\"team\":\"vision\"," + TWO + "}").request();
        assertThat(request.preset()).isEqualTo(Preset.STANDARD);
        assertThat(request.threshold()).isEqualTo(0.03);
        assertThat(request.payload()).isNull();
        assertThat(request.targets().getFirst())
                .isEqualTo(new TargetRequest.OfRevision(ScriptName.of("vision", "a"), "latest"));
    }

    @Test
    void takesADeploymentByItsId() {
        var id = UUID.randomUUID();
        var request = read("{\"team\":\"vision\",\"targets\":[{\"script\":\"vision/a\"},{\"deployment\":\"" + id
                        + "\"}]}")
                .request();
        assertThat(request.targets().getLast()).isEqualTo(new TargetRequest.OfDeployment(id));
    }

    @Test
    void sendsTextAsItIsAndJsonAsJson() {
        assertThat(payload("{\"contentType\":\"text/plain\",\"body\":\"hello\"}"))
                .isEqualTo("hello");
        assertThat(payload("{\"body\":{\"pixels\":[1,2]}}")).isEqualTo("{\"pixels\":[1,2]}");
        assertThat(payload("{\"body\":\"{\\\"a\\\":1}\"}")).isEqualTo("{\"a\":1}");
        assertThat(payload("{\"contentType\":\"image/png\",\"bodyBase64\":\"aGk=\"}"))
                .isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            team            | {}
            targets         | {"team":"vision"}
            targets         | {"team":"vision","targets":[{"script":"vision/a"}]}
            targets         | {"team":"vision","targets":[{},{}]}
            preset          | {"team":"vision","preset":"slow","targets":[{"script":"vision/a"},{"script":"vision/b"}]}
            rounds          | {"team":"vision","rounds":0,"targets":[{"script":"vision/a"},{"script":"vision/b"}]}
            rounds          | {"team":"vision","rounds":10000,"targets":[{"script":"vision/a"},{"script":"vision/b"}]}
            payload.body    | {"team":"vision","payload":{},"targets":[{"script":"vision/a"},{"script":"vision/b"}]}
            """)
    void refusesWhatCannotBeComparedByTheNameOfTheField(String field, String body) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> read(body).request())
                .extracting(InvalidException::field)
                .isEqualTo(field);
    }

    private static String payload(String payload) {
        var request = read("{\"team\":\"vision\"," + TWO + ",\"payload\":" + payload + "}")
                .request();
        return new String(Objects.requireNonNull(request.payload()).body(), StandardCharsets.UTF_8);
    }

    private static ComparisonRequestBody read(String json) {
        return JsonMapper.shared().readValue(json, ComparisonRequestBody.class);
    }
}
