package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueTypesTest {
    private static final ImageReference IMAGE = new ImageReference("debian:trixie-slim");
    private static final NetworkName NETWORK = new NetworkName("net");

    @ParameterizedTest
    @ValueSource(strings = {"a;reboot", "$(id)", "--privileged", "a\nb", "a\0b", "A", "", "../x", "a b", "-a"})
    void hostileNamesAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ContainerName(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new NetworkName(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new NetworkAlias(name));
        assertThatIllegalArgumentException().isThrownBy(() -> new ContainerId(name.replace('A', '/')));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageReference(name));
    }

    @Test
    void aRefusalDoesNotRepeatControlCharacters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ContainerName("a\n\u001b[2J"))
                .withMessageStartingWith("'a??[2J' is not a container name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "none", "bridge"})
    void theEnginesOwnNetworksCannotBeNamed(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new NetworkName(name));
    }

    @Test
    void aReferenceKnowsRepositoryAndTag() {
        var reference = new ImageReference("registry.local:5000/vision/digits:3");
        assertThat(reference.repository()).isEqualTo("registry.local:5000/vision/digits");
        assertThat(reference.tag()).isEqualTo("3");
    }

    @Test
    void aReferenceWithoutTagMeansLatest() {
        assertThat(new ImageReference("registry.local:5000/digits").value())
                .isEqualTo("registry.local:5000/digits:latest");
        assertThat(new ImageReference("debian")).isEqualTo(new ImageReference("debian:latest"));
    }

    @Test
    void aLongReferenceIsRefusedQuickly() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageReference("a".repeat(10_000)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageReference("a-".repeat(120) + "!"));
    }

    @Test
    void anImageIdIsADigest() {
        assertThat(new ImageId("sha256:" + "0a".repeat(32)).shortForm()).isEqualTo("0a0a0a0a0a0a");
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageId("sha256:../../etc"));
    }

    @Test
    void freeLabelsCannotImitateOurs() {
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.none().andFree("io.slipway.team", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.none().andFree("io.slipway.launch", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.none().andFree("a\nb", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.of(Label.TEAM, "a\nb"));
        assertThatIllegalArgumentException().isThrownBy(() -> Labels.of(Label.TEAM, " "));
        assertThat(Labels.of(Label.TEAM, "vision").andFree("purpose", "demo").asMap())
                .containsExactlyInAnyOrderEntriesOf(Map.of("io.slipway.team", "vision", "purpose", "demo"));
    }

    @Test
    void aSelectorNeedsAllItsLabels() {
        var selector = Selector.of(Label.TEAM, "vision").and(Label.RUN, "7");
        assertThat(selector.matches(Map.of("io.slipway.team", "vision", "io.slipway.run", "7")))
                .isTrue();
        assertThat(selector.matches(Map.of("io.slipway.team", "vision"))).isFalse();
        assertThat(Selector.slipway().matches(Map.of("io.slipway.team", "vision")))
                .isTrue();
        assertThat(Selector.slipway().matches(Map.of("io.slipway.team", ""))).isFalse();
        assertThat(Selector.slipway().matches(Map.of("io.slipway.contract", "raw")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A=B", "1A", "A B", "A\nB", "LD-X"})
    void environmentKeysFollowTheGrammar(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec().env(Map.of(key, "x")).build());
    }

    @Test
    void environmentValuesMayHaveLinesButNoNul() {
        assertThat(spec().env(Map.of("A", "b\nc")).build().env()).containsEntry("A", "b\nc");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec().env(Map.of("A", "b\0c")).build());
    }

    @Test
    void thereIsNoUnlimited() {
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(0, 1L << 30));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(Double.NaN, 1L << 30));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.of(1, Long.MAX_VALUE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1L << 30, -1, 1L << 20, null));
        assertThatIllegalArgumentException().isThrownBy(() -> Limits.standard().pinnedTo("0;1"));
        assertThat(Limits.standard().pinnedTo("0-1,3").cpuset()).isEqualTo("0-1,3");
    }

    @Test
    void aPortIsPublishedOnlyIfThereIsOne() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec().portOnLoopback(0).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec().port(65_536).build());
        assertThat(spec().portOnLoopback(8080).build().publishOnLoopback()).isTrue();
    }

    @Test
    void aBuildStaysInItsContext() {
        for (var path : List.of("/Dockerfile", "../Dockerfile", "a/../../b", "a b", "")) {
            assertThatIllegalArgumentException().isThrownBy(() -> request(path, Map.of()));
        }
        assertThat(request("docker/Dockerfile.gpu", Map.of()).dockerfilePath()).isEqualTo("docker/Dockerfile.gpu");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BUILDKIT_SYNTAX", "buildkit_syntax", "A B", ""})
    void buildArgumentsCannotChooseTheBuilder(String key) {
        assertThatIllegalArgumentException().isThrownBy(() -> request("Dockerfile", Map.of(key, "x")));
    }

    private static BuildRequest request(String path, Map<String, String> args) {
        return new BuildRequest(_ -> {}, path, IMAGE, args, Labels.none(), Duration.ofMinutes(1), false);
    }

    private static ContainerSpec.Builder spec() {
        return ContainerSpec.of(new ContainerName("name"), IMAGE, NETWORK);
    }
}
