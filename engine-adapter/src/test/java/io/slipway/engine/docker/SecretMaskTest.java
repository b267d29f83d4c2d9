package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.BuildSecrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretMaskTest {
    private static final String TEXT = "a s3cr3t-value b\nkey: s3cr3t-value-longer\nnothing here\ns3cr3t-valu";

    private static SecretMask hiding(String... values) {
        var secrets = BuildSecrets.none();
        for (var value : values) {
            secrets = secrets.and("id" + secrets.ids().size(), value.getBytes(StandardCharsets.UTF_8));
        }
        return new SecretMask(secrets);
    }

    private static List<String> through(SecretMask mask, String text, int portion) {
        var lines = new ArrayList<String>();
        var stream = mask.before(new LineSplitter(lines::add));
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (var start = 0; start < bytes.length; start += portion) {
            stream.add(Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + portion)));
        }
        stream.finish();
        return lines;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 13, 1000})
    void masksInPortionsOfAnySize(int portion) {
        assertThat(through(hiding("s3cr3t-value", "s3cr3t-value-longer"), TEXT, portion))
                .containsExactly("a *** b", "key: ***", "nothing here", "s3cr3t-valu");
    }

    @Test
    void masksEachLineOfALongSecretAndLeavesItsShortOnes() {
        var mask = hiding("-----BEGIN KEY-----\nMIIEvQIBADAN\nab\n-----END KEY-----\n");

        assertThat(mask.in("x MIIEvQIBADAN y ab")).isEqualTo("x *** y ab");
        assertThat(mask.in("<-----BEGIN KEY-----\nMIIEvQIBADAN\nab\n-----END KEY----->"))
                .isEqualTo("<***>");
    }

    @Test
    void masksTheValueWithoutTheLineEndThatFilesHave() {
        assertThat(hiding("s3cr3t-value\n").in("s3cr3t-value, it says")).isEqualTo("***, it says");
    }

    @Test
    void aLineThatIsTooLongForOnePieceHidesNothing() {
        var text = "x".repeat(64 * 1024 - 5) + "s3cr3t-value";

        assertThat(String.join("", through(hiding("s3cr3t-value"), text, 1000)))
                .endsWith("x***")
                .hasSize(64 * 1024 - 2);
    }

    @Test
    void withoutSecretsNothingChanges() {
        assertThat(through(new SecretMask(BuildSecrets.none()), TEXT, 5)).containsExactly(TEXT.split("\n"));
    }
}
