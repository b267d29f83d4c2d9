package io.slipway.portal.deployment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.ConflictException;
import io.slipway.registry.InvalidException;
import io.slipway.registry.script.RevisionSelector;
import io.slipway.registry.script.ScriptName;
import io.slipway.registry.team.TeamName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

class LaunchPolicyTest {
    private final LaunchPolicy policy = new LaunchPolicy(
            new DeploymentProperties(3, 4, DataSize.ofGigabytes(8), 512, 8, Duration.ofSeconds(120), 5));

    private static LaunchRequest wish(Map<String, String> env, LaunchLimits limits, @Nullable UUID uses) {
        var source = new LaunchSource.OfRevision(ScriptName.of("vision", "digits"), RevisionSelector.LATEST);
        return new LaunchRequest(new TeamName("vision"), new DeploymentName("digits"), source, env, limits, 1, uses);
    }

    private void assertInvalid(LaunchRequest wish, String field) {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> policy.check(wish, 0))
                .withMessageContaining(field);
    }

    @Test
    void anOrdinaryLaunchIsFine() {
        var wish = wish(Map.of("OMP_NUM_THREADS", "2"), LaunchLimits.STANDARD, null);

        assertThatCode(() -> policy.check(wish, 2)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.01, 4.1, 1e300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void cpusOutsideTheBoundsAreRefused(double cpus) {
        assertInvalid(wish(Map.of(), new LaunchLimits(cpus, 512L << 20, 128), null), "limits.cpus");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1024, Long.MAX_VALUE, Long.MIN_VALUE, (8L << 30) + 1})
    void memoryOutsideTheBoundsIsRefused(long bytes) {
        assertInvalid(wish(Map.of(), new LaunchLimits(1, bytes, 128), null), "limits.memoryBytes");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 15, 513, Integer.MAX_VALUE})
    void pidsOutsideTheBoundsAreRefused(int pids) {
        assertInvalid(wish(Map.of(), new LaunchLimits(1, 512L << 20, pids), null), "limits.pids");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1A", "A B", "A=B", "A;rm -rf /", "A\nB", "$(id)", "--privileged", "Ä"})
    void namesOfVariablesFollowTheGrammar(String name) {
        assertInvalid(wish(Map.of(name, "x"), LaunchLimits.STANDARD, null), "env");
    }

    @ParameterizedTest
    @CsvSource({"'a\nb'", "'a\u0000b'", "'\u001b[2J'"})
    void valuesOfVariablesAreOneLine(String value) {
        assertInvalid(wish(Map.of("A", value), LaunchLimits.STANDARD, null), "env");
    }

    @Test
    void valuesAndVariablesAreLimited() {
        assertInvalid(wish(Map.of("A", "x".repeat(5_000)), LaunchLimits.STANDARD, null), "env");
        var many = new HashMap<String, String>();
        for (int number = 0; number < 65; number++) {
            many.put("A" + number, "x");
        }
        assertInvalid(wish(many, LaunchLimits.STANDARD, null), "env");
    }

    @Test
    void theAddressOfTheModelIsSetInOnePlace() {
        assertInvalid(wish(Map.of("MODEL_URL", "http://x"), LaunchLimits.STANDARD, UUID.randomUUID()), "MODEL_URL");
    }

    @Test
    void aTeamHasOnlySoManyDeployments() {
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> policy.check(wish(Map.of(), LaunchLimits.STANDARD, null), 3))
                .withMessageContaining("may have 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a-", "A", "a_b", "a b", "a;b", "../x", "--x"})
    void namesOfDeploymentsFollowTheGrammar(String name) {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new DeploymentName(name));
    }
}
