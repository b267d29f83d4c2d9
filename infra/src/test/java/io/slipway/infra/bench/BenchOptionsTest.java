package io.slipway.infra.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.infra.bench.BenchOptions.UsageException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchOptionsTest {
    @Test
    void measuresAHundredThousandScriptsAndHowItCameToThere() {
        var options = parse();
        assertThat(options.sizes()).containsExactly(1_000, 10_000, 100_000);
        assertThat(options.json()).isEmpty();
    }

    @Test
    void takesASmallRun() {
        var options = parse("--scripts", "2000", "--quick", "--json", "/tmp/out.json");
        assertThat(options.sizes()).containsExactly(20, 200, 2_000);
        assertThat(options.minutes()).isEqualTo(2);
        assertThat(options.json()).contains(Path.of("/tmp/out.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--scripts 99|Option --scripts needs a number from 100 to 1000000, not '99'",
                "--minutes soon|Option --minutes needs a number from 1 to 60, not 'soon'",
                "--markdown|Option --markdown needs a value",
                "--slow|There is no option --slow"
            })
    void refusesWhatItDoesNotUnderstand(String arguments, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(arguments.split(" ")))
                .withMessageContaining(message);
    }

    @Test
    void explainsItselfAndTellsWrongUseFromFailure() {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(RegistryBench.run(List.of("--help"), print, print)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("--scripts N", "--markdown FILE");
        assertThat(RegistryBench.run(List.of("--fast"), print, print)).isEqualTo(2);
    }

    private static BenchOptions parse(String... arguments) {
        return BenchOptions.parse(
                Stream.concat(Stream.of("--portal", "/p.jar", "--state", "/s"), Arrays.stream(arguments))
                        .toList());
    }
}
