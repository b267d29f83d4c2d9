package io.slipway.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.ImageHistory;
import io.slipway.engine.ImageLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayerHistoryTest {
    private final List<ImageHistory> entries = new ArrayList<>();

    private LayerHistoryTest buildKit(String createdBy, long size) {
        return entry(createdBy, size, "buildkit.dockerfile.v0");
    }

    private LayerHistoryTest classic(String createdBy, long size) {
        return entry(createdBy, size, "");
    }

    private LayerHistoryTest entry(String createdBy, long size, String comment) {
        entries.addFirst(new ImageHistory()
                .withCreatedBy(createdBy)
                .withSize(size)
                .withCreated(1_700_000_000L)
                .withComment(comment));
        return this;
    }

    private static String id(int layer) {
        return "sha256:" + "%064d".formatted(layer);
    }

    /// Each step with the number of its layer, or `-` without one.
    private List<String> layers(int count) {
        var files =
                IntStream.rangeClosed(1, count).mapToObj(LayerHistoryTest::id).toList();
        return LayerHistory.of(entries, files).stream()
                .map(layer -> numberOf(layer) + " " + layer.instruction())
                .toList();
    }

    private static String numberOf(ImageLayer layer) {
        return layer.id() == null
                ? layer.empty() ? "-" : "?"
                : layer.id().value().replaceFirst("sha256:0+", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "RUN /bin/sh -c echo a   &&  echo b # buildkit ~ RUN echo a && echo b",
                "RUN |2 A=1 B=good day /bin/sh -c make # buildkit ~ RUN make",
                "RUN |1 A=1 python3 -m venv /v # buildkit ~ RUN python3 -m venv /v",
                "COPY model.pt /srv/ # buildkit ~ COPY model.pt /srv/",
                "EXPOSE map[8080/tcp:{} 9090/udp:{}] ~ EXPOSE 8080/tcp 9090/udp",
                "VOLUME [/a /b] ~ VOLUME /a /b",
                "CMD [\"python\" \"-m\" \"app\"] ~ CMD [\"python\", \"-m\", \"app\"]",
                "HEALTHCHECK &{[\"CMD-SHELL\" \"curl -f x\"] \"30s\" \"0s\" \"0s\" '\\x00'} ~ HEALTHCHECK CMD curl -f x",
                "HEALTHCHECK &{[\"CMD\" \"/ok\" \"-q\"] \"0s\" \"0s\" \"0s\" '\\x00'} ~ HEALTHCHECK CMD [\"/ok\", \"-q\"]",
                "/bin/sh -c make ~ RUN make",
                "|1 A=1 /bin/sh -c make ~ RUN make",
                "/bin/sh -c #(nop)  ENV B=2 ~ ENV B=2",
                "/bin/sh -c #(nop) COPY file:ad8a10803f46a96fb47963d9565fdf923b72c661a70d78deeb716f1d699cf0db in /d  ~ COPY file:ad8a10803f46 in /d",
                "# debian.sh --arch 'amd64' out/ 'trixie' ~ # debian.sh --arch 'amd64' out/ 'trixie'",
                "sleep 600 ~ sleep 600"
            })
    void whatBuildersWriteBecomesTheInstruction(String written, String instruction) {
        assertThat(new LayerWords().plain(written)).isEqualTo(instruction);
    }

    @Test
    void aShellOfTheImagesOwnIsNoPartOfItsCommands() {
        var words = new LayerWords();

        assertThat(words.plain("SHELL [/bin/bash -o pipefail -c]")).isEqualTo("SHELL [/bin/bash -o pipefail -c]");
        assertThat(words.plain("RUN /bin/bash -o pipefail -c make | tee log # buildkit"))
                .isEqualTo("RUN make | tee log");
    }

    @Test
    void anImportedImageSaysSo() {
        entry("", 80, "Imported from -");

        assertThat(layers(1)).containsExactly("1 Imported from -");
    }

    @Test
    void buildKitMakesALayerForEachInstructionThatMayWrite() {
        entry("", 80, "Imported from -")
                .buildKit("ENV A=1", 0)
                .buildKit("RUN true", 0)
                .buildKit("WORKDIR /", 0)
                .buildKit("WORKDIR /srv", 0)
                .buildKit("COPY a /", 3)
                .buildKit("CMD [\"a\"]", 0);

        assertThat(layers(4))
                .containsExactly(
                        "1 Imported from -",
                        "- ENV A=1",
                        "2 RUN true",
                        "- WORKDIR /",
                        "3 WORKDIR /srv",
                        "4 COPY a /",
                        "- CMD [\"a\"]");
    }

    @Test
    void theNumberOfLayersTellsWhetherClassicStepsWroteNothing() {
        classic("/bin/sh -c #(nop) ADD file:x in / ", 80).classic("/bin/sh -c touch /a", 0);

        assertThat(layers(2)).last().isEqualTo("2 RUN touch /a");
        assertThat(layers(1)).last().isEqualTo("- RUN touch /a");
    }

    @Test
    void aLayerThatCannotBeToldStaysWithoutAnId() {
        classic("/bin/sh -c #(nop) ADD file:x in / ", 80)
                .classic("/bin/sh -c touch /a", 0)
                .classic("/bin/sh -c make", 5)
                .classic("/bin/sh -c true", 0)
                .classic("/bin/sh -c make install", 5);

        assertThat(layers(4))
                .containsExactly(
                        "1 ADD file:x in /", "? RUN touch /a", "? RUN make", "? RUN true", "4 RUN make install");
    }

    @Test
    void listsThatDoNotBelongTogetherGiveNoIds() {
        classic("/bin/sh -c make", 5).classic("/bin/sh -c make install", 5);

        assertThat(layers(1)).containsExactly("? RUN make", "? RUN make install");
        assertThat(layers(3)).containsExactly("? RUN make", "? RUN make install");
    }
}
