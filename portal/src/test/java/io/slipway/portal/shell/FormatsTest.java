package io.slipway.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "999,999 B",
        "1000,1 kB",
        "80129212,80.1 MB",
        "738512,739 kB",
        "1129000000,1.13 GB",
        "2000000000000,2 TB"
    })
    void sizesHaveThreeDigitsAndAUnit(long bytes, String shown) {
        assertThat(Formats.size(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"0.5,0.5 µs", "52.34,52.3 µs", "520,520 µs", "1260,1.26 ms", "999999,1000 ms", "1500000,1.5 s"})
    void latenciesHaveThreeDigitsAndAUnit(double micros, String shown) {
        assertThat(Formats.latency(micros)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"616,0.616 s", "1660,1.66 s", "12400,12 s", "71000,1 min 11 s", "3720000,1 h 2 min"})
    void durationsHaveTwoUnitsAtMost(long millis, String shown) {
        assertThat(Formats.duration(Duration.ofMillis(millis))).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"536870912,512 MiB", "1073741824,1 GiB", "25276514304,23.5 GiB"})
    void memoryIsCountedInPowersOfTwo(long bytes, String shown) {
        assertThat(Formats.memory(bytes)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "sha256:0123456789abcdef,sha256:0123456789ab",
        "0123456789abcdef,sha256:0123456789ab",
        "sha256:01,sha256:01"
    })
    void digestsAreCutToTwelveCharacters(String digest, String shown) {
        assertThat(Formats.digest(digest)).isEqualTo(shown);
    }
}
