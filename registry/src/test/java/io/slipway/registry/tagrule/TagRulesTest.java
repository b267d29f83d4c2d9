package io.slipway.registry.tagrule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.registry.InvalidException;
import io.slipway.registry.tagrule.TagRules.Block;
import io.slipway.registry.tagrule.TagRules.Immutable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagRulesTest {
    @ParameterizedTest
    @CsvSource({
        "v*, v1, true",
        "v*, v, true",
        "v*, wv1, false",
        "v?.?, v1.2, true",
        "v?.?, v1.22, false",
        "*-stable, a-stable, true",
        "*-stable, a-stable-b, false",
        "a*b*c, aXbYbc, true",
        "a*b*c, acb, false",
        "release, release, true",
        "release, releases, false",
        "v*, V1, false"
    })
    void aPatternStandsForWhatItSays(String pattern, String tag, boolean matches) {
        assertThat(new TagPattern(pattern).matches(tag)).isEqualTo(matches);
    }

    @Test
    void aPatternFullOfStarsIsDecidedAtOnce() {
        var pattern = new TagPattern("a*".repeat(60) + "b");

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(pattern.matches("a".repeat(128))).isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", ".a", "[ab]", "(a+)+"})
    void whatIsNoPatternIsRefused(String pattern) {
        assertThatExceptionOfType(InvalidException.class).isThrownBy(() -> new TagPattern(pattern));
    }

    @Test
    void latestIsMeantByItsOwnNameOnly() {
        assertThat(immutable(Immutable.ALL).immutableBecause("latest")).isEmpty();
        assertThat(immutable(Immutable.ALL).immutableBecause("v1")).isPresent();
        assertThat(immutable(Immutable.PATTERNS, "*").immutableBecause("latest"))
                .isEmpty();
        assertThat(immutable(Immutable.PATTERNS, "*").immutableBecause("v1")).isPresent();
        assertThat(immutable(Immutable.PATTERNS, "latest").immutableBecause("latest"))
                .isPresent();
        assertThat(TagRules.NONE.immutableBecause("v1")).isEmpty();
    }

    @Test
    void immutabilityByPatternTakesAPattern() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> immutable(Immutable.PATTERNS))
                .withMessageContaining("v*");
    }

    @Test
    void aGuardIsByPatternAndNeverMeansLatest() {
        var guard = LatencyGuard.of(List.of("stable", "v*", "latest", "v*"), 0.03);

        assertThat(guard.tags()).hasSize(3);
        assertThat(guard.guards("stable")).isTrue();
        assertThat(guard.guards("v2")).isTrue();
        assertThat(guard.guards("beta")).isFalse();
        assertThat(guard.guards("latest")).isFalse();
        assertThat(LatencyGuard.NONE.guards("stable")).isFalse();
    }

    @Test
    void aGuardSaysInItsOwnWordsWhatIsWrong() {
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> LatencyGuard.of(List.of("a b"), 0.03))
                .extracting(InvalidException::field)
                .isEqualTo("latency.tags");
        assertThatExceptionOfType(InvalidException.class)
                .isThrownBy(() -> LatencyGuard.of(List.of(), Double.NaN))
                .extracting(InvalidException::field)
                .isEqualTo("latency.delta");
    }

    private static TagRules immutable(Immutable immutable, String... patterns) {
        return new TagRules(
                immutable, Arrays.stream(patterns).map(TagPattern::new).toList(), Block.NONE);
    }
}
