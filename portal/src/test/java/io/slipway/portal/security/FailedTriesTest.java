package io.slipway.portal.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class FailedTriesTest {
    private Instant now = Instant.parse("2026-11-23T10:00:00Z");

    private final FailedTries tries = new FailedTries(() -> now);

    @Test
    void anAddressHasSoManyTriesAMinute() {
        useUp("192.0.2.1");

        assertThat(tries.tooMany("192.0.2.1", "slip_another")).isTrue();
        assertThat(tries.tooMany("192.0.2.2", "slip_another")).isFalse();

        now = now.plus(FailedTries.WINDOW).plus(Duration.ofMillis(1));
        assertThat(tries.tooMany("192.0.2.1", "slip_another")).isFalse();
    }

    @Test
    void whatWasGoodBeforeIsLookedAtInAnyCase() {
        tries.succeeded("slip_good");
        useUp("192.0.2.1");

        assertThat(tries.tooMany("192.0.2.1", "slip_good")).isFalse();
    }

    @Test
    void manyAddressesCostNoMoreThanSomeMemory() {
        for (int number = 0; number < 50_000; number++) {
            tries.failed("address-" + number);
        }

        assertThat(tries.remembered()).isEqualTo(10_000);
    }

    private void useUp(String address) {
        for (int count = 0; count < FailedTries.MOST; count++) {
            tries.failed(address);
        }
    }
}
