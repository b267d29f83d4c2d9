package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What every engine must do with images as archives.
public abstract class ArchiveContract extends EngineFixture {
    private static final long LARGEST = 1L << 30;

    private final ImageReference name = new ImageReference("slipway/saved/" + mark);

    private ImageId built() throws InterruptedException {
        build(
                "FROM debian:trixie-slim\nLABEL io.slipway.predict=/predict\nRUN echo kept > /kept\nCMD [\"cat\", \"/kept\"]\n");
        return engine().image(tag()).orElseThrow().id();
    }

    @Test
    void anImageGoesOutAndComesInUnderAnotherNameWithLabelsOfOurs() throws Exception {
        var id = built();
        LoadedImage loaded;
        try (var archive = engine().archive(id)) {
            loaded = engine().load(
                            archive,
                            LARGEST,
                            name,
                            Labels.of(Label.INSTALLATION, mark).and(Label.TEAM, "others"));
        }

        var image = loaded.image();
        assertThat(loaded.name()).isEmpty();
        assertThat(image.tags()).containsExactly(name.value());
        assertThat(image.id()).isNotEqualTo(id);
        assertThat(image.labels()).containsEntry("io.slipway.predict", "/predict");
        assertThat(Label.TEAM.in(image.labels())).as("not the archive's own").hasValue("others");
        assertThat(engine().image(tag()).orElseThrow().id()).isEqualTo(id);
        var container = engine().start(ContainerSpec.of(new ContainerName(mark), image.id(), network())
                .labels(labels)
                .build());
        assertThat(output(container, LogRequest.follow(LogRequest.ALL))).isEqualTo("kept");
    }

    @Test
    void anArchiveThatIsNotReadToItsEndEndsAtOnce() throws Exception {
        var begun = System.nanoTime();
        try (var archive = engine().archive(engine().image(BASE).orElseThrow().id())) {
            assertThat(archive.read(new byte[1024], 0, 1024)).isPositive();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(SOON);
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().archive(new ImageId("sha256:" + "0".repeat(64))));
    }

    @Test
    void whatIsNoImageLeavesNothing() throws IOException {
        var garbage = new ByteArrayInputStream("garbage".repeat(1000).getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(BadArchiveException.class)
                .isThrownBy(() -> engine().load(garbage, LARGEST, name, labels))
                .withMessageStartingWith("Could not bring in the image: ");
        try (var archive = engine().archive(engine().image(BASE).orElseThrow().id())) {
            assertThatExceptionOfType(BadArchiveException.class)
                    .isThrownBy(() -> engine().load(archive, 1 << 20, name, labels))
                    .withMessageContaining("larger than 1048576 bytes");
        }
        assertThat(engine().image(name)).isEmpty();
    }
}
