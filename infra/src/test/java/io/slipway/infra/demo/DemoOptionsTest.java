package io.slipway.infra.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.infra.demo.DemoOptions.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoOptionsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("SLIPWAY_DEMO_PASSWORD", "secret", "SLIPWAY_OIDC_ISSUER", "http://localhost:8081/realms/slipway/");

    @Test
    void takesFromTheEnvironmentWhatTheCommandLineDoesNotSay() {
        var options = DemoOptions.parse(List.of("--preset", "standard", "--json", "out.json"), ENVIRONMENT);

        assertThat(options.portal()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(options.issuer()).isEqualTo(URI.create("http://localhost:8081/realms/slipway"));
        assertThat(options.user()).isEqualTo("alice");
        assertThat(options.preset()).isEqualTo("standard");
        assertThat(options.json()).contains(Path.of("out.json"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--preset fast|There is no preset fast",
                "--portal localhost:8080|needs an http or https address",
                "--portal http://a b|needs an address",
                "--json|Option --json needs a value",
                "demo|There is no option demo"
            })
    void refusesWhatItDoesNotUnderstand(String arguments, String message) {
        var words = List.of(arguments.split(" ", 2));

        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> DemoOptions.parse(words, ENVIRONMENT))
                .withMessageContaining(message);
    }

    @Test
    void refusesToStartWithoutAPassword() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> DemoOptions.parse(List.of("--issuer", "http://localhost"), Map.of()))
                .withMessageContaining("SLIPWAY_DEMO_PASSWORD");
    }
}
