package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.CachedStep;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildCacheTest {
    private static final String RECORD = """
            {"ID":"%s","Type":"%s","Description":"RUN make","InUse":%s,"Shared":%s,"Size":5,
             "CreatedAt":"2026-01-01T00:00:00Z","LastUsedAt":%s}""";

    @TempDir
    Path directory;

    private FakeSocketEngine engineThatSays(String answer) throws IOException {
        return new FakeSocketEngine(
                directory, line -> line.contains("/version") ? "{\"ApiVersion\":\"1.51\"}" : answer);
    }

    @Test
    void onlyWhatNothingUsesIsTold() throws IOException {
        var records = String.join(
                ",",
                RECORD.formatted("spare", "regular", false, false, "\"2026-01-02T00:00:00Z\""),
                RECORD.formatted("never-used-again", "exec.cachemount", false, false, "null"),
                RECORD.formatted("in-use", "regular", true, false, "null"),
                RECORD.formatted("of-an-image", "regular", false, true, "null"),
                RECORD.formatted("the-engine's-own", "internal", false, false, "null"),
                RECORD.formatted("young", "regular", false, false, "\"" + Instant.now() + "\""));
        try (var fake = engineThatSays("{\"BuildCache\":[%s]}".formatted(records));
                var engine = new DockerEngine(new Connection(fake.address()))) {
            assertThat(engine.unusedCache(Duration.ofHours(1)))
                    .containsExactly(
                            new CachedStep("spare", "RUN make", 5, Instant.parse("2026-01-02T00:00:00Z")),
                            new CachedStep("never-used-again", "RUN make", 5, Instant.parse("2026-01-01T00:00:00Z")));
        }
    }

    @Test
    void whatIsForgottenIsChosenByItsAge() throws IOException {
        try (var fake = engineThatSays("{\"CachesDeleted\":[\"a\"],\"SpaceReclaimed\":42}");
                var engine = new DockerEngine(new Connection(fake.address()))) {
            assertThat(engine.forgetCache(Duration.ofDays(7))).isEqualTo(42);
            assertThat(URLDecoder.decode(fake.requests().getLast(), StandardCharsets.UTF_8))
                    .startsWith("POST /v1.51/build/prune?filters={\"until\":[\"604800s\"]} ");
        }
    }
}
