package io.slipway.portal.build;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.slipway.engine.ImageId;
import io.slipway.registry.script.ScriptName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class BuildTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final BuiltImage IMAGE =
            new BuiltImage(new ImageId("sha256:" + "a".repeat(64)), "slipway/vision/digits:3", 42, 5);
    private static final BuildFailure FAILURE = new BuildFailure("It failed.", null, 3);
    private static final List<BiConsumer<Build, Instant>> ENDINGS = List.of(
            (build, now) -> build.succeeded(IMAGE, now), (build, now) -> build.failed(FAILURE, now), Build::cancelled);

    private final Build build = Build.queued(
            41, new BuildTarget(ScriptName.of("vision", "digits"), 3, "sha256:x", Map.of(), false), "bob", NOW);

    @Test
    void beginsInTheQueue() {
        assertThat(build.details().status()).isEqualTo(BuildStatus.QUEUED);
        assertThat(build.details().startedAt()).isNull();
    }

    @Test
    void hasAnImageWhenItSucceeded() {
        build.begin(NOW);
        build.succeeded(IMAGE, NOW);

        assertThat(build.details().status()).isEqualTo(BuildStatus.SUCCEEDED);
        assertThat(build.details().image()).isEqualTo(IMAGE);
        assertThat(build.details().endedAt()).isEqualTo(NOW);
    }

    @Test
    void saysWhyAndWhereItFailed() {
        build.begin(NOW);
        build.failed(FAILURE, NOW);

        assertThat(build.details().failure()).isEqualTo(FAILURE);
        assertThat(build.details().image()).isNull();
    }

    @Test
    void endsExactlyOnce() {
        for (var first : ENDINGS) {
            var ended = Build.queued(1, build.target(), "bob", NOW);
            first.accept(ended, NOW);
            for (var second : ENDINGS) {
                assertThatIllegalStateException().isThrownBy(() -> second.accept(ended, NOW.plusSeconds(1)));
            }
            assertThat(ended.begin(NOW)).isFalse();
            assertThat(ended.cancel(NOW)).isFalse();
            assertThat(ended.details().endedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void endsAtOnceWhenCancelledInTheQueue() {
        assertThat(build.cancel(NOW)).as("a worker has to be told").isFalse();
        assertThat(build.status()).isEqualTo(BuildStatus.CANCELLED);
    }

    @Test
    void waitsForItsWorkerWhenCancelledWhileItRuns() {
        build.begin(NOW);

        assertThat(build.cancel(NOW)).as("a worker has to be told").isTrue();
        assertThat(build.status()).isEqualTo(BuildStatus.RUNNING);
        assertThat(build.details().cancelling()).isTrue();
    }

    @Test
    void isCancelledWhenItsWorkerDiedBeforeItObeyed() {
        build.begin(NOW);
        build.cancel(NOW);

        assertThat(build.begin(NOW)).isFalse();
        assertThat(build.status()).isEqualTo(BuildStatus.CANCELLED);
    }

    @Test
    void beginsAgainAfterOneInterruption() {
        build.begin(NOW);

        assertThat(build.begin(NOW.plusSeconds(9))).isTrue();
        assertThat(build.details().startedAt()).isEqualTo(NOW);
    }

    @Test
    void failsAfterTheSecondInterruption() {
        build.begin(NOW);
        build.begin(NOW);

        assertThat(build.begin(NOW)).isFalse();
        assertThat(build.status()).isEqualTo(BuildStatus.FAILED);
        assertThat(requireNonNull(build.details().failure()).message()).contains("ended twice");
    }

    @Test
    void isNotChargedForAnEndInGoodOrder() {
        for (int restart = 0; restart < 5; restart++) {
            assertThat(build.begin(NOW)).isTrue();
            build.putBack();
            assertThat(build.status()).isEqualTo(BuildStatus.QUEUED);
        }
    }

    @Test
    void namesItsImageAfterScriptAndRevision() {
        assertThat(build.target().reference()).hasToString("slipway/vision/digits:3");
    }

    @Test
    void tellsImagesWithDifferentArgumentsApart() {
        var one = new BuildTarget(ScriptName.of("vision", "digits"), 3, "x", Map.of("A", "1"), false);
        var two = new BuildTarget(ScriptName.of("vision", "digits"), 3, "x", Map.of("A", "2"), false);

        assertThat(one.reference().tag())
                .startsWith("3-")
                .isNotEqualTo(two.reference().tag());
    }
}
