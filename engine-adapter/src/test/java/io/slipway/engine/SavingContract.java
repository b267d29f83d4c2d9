package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.slipway.engine.FileChange.Kind;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What every engine must do when it makes an image of a container.
public abstract class SavingContract extends EngineFixture {
    private static final String DOCKERFILE = """
            FROM debian:trixie-slim
            ENV OWN=of-the-image
            LABEL io.slipway.predict=/predict
            EXPOSE 8080
            VOLUME /var/scratch
            RUN echo base > /etc/kept && echo base > /etc/gone
            CMD ["sleep", "600"]
            """;

    private final Labels provenance =
            labels.and(Label.DEPLOYMENT, "d-1").and(Label.SAVED, mark).and(Label.SCRIPT, "vision/digits");

    /// Everything the engine knows of an image, as one text.
    protected abstract String inspected(ImageId image);

    /// A container of Slipway's that may write to its own disk, having run this script.
    protected abstract ContainerId writable(ImageReference image, String mark, String script);

    private ImageReference savedTag() {
        return new ImageReference("slipway/saved/" + mark);
    }

    private ContainerId launched() throws InterruptedException {
        build(DOCKERFILE);
        return engine().start(ContainerSpec.of(new ContainerName(mark), tag(), network())
                .labels(labels)
                .env(Map.of("TOKEN", "let-me-in", "OWN", "of-the-launch"))
                .build());
    }

    @Test
    void aSavedContainerIsItsImageWithoutWhatTheLaunchAdded() throws InterruptedException {
        var saved = engine().save(launched(), savedTag(), provenance);

        assertThat(saved.changes()).isEmpty();
        var image = engine().image(saved.image()).orElseThrow();
        assertThat(image.tags()).containsExactly(savedTag().value());
        assertThat(image.exposedPorts()).containsExactly(8080);
        assertThat(image.labels())
                .containsEntry(Label.SAVED.key(), mark)
                .containsEntry(Label.DEPLOYMENT.key(), "d-1")
                .containsEntry("io.slipway.predict", "/predict")
                .doesNotContainKey("io.slipway.launch");
        assertThat(inspected(saved.image()))
                .contains("OWN=of-the-image", "sleep", "/var/scratch")
                .doesNotContain("let-me-in", "of-the-launch", "65532", "PYTHONUNBUFFERED");
        assertThat(engine().containers(mine)).as("no stand-in is left").hasSize(1);
    }

    @Test
    void aSavedImageRunsAsTheImageDid() throws InterruptedException {
        var first = launched();
        var saved = engine().save(first, savedTag(), provenance);
        engine().remove(first);

        var again = engine().start(ContainerSpec.of(new ContainerName(mark), saved.image(), network())
                .labels(labels)
                .command("sh", "-c", "cat /etc/kept; echo $OWN")
                .build());

        assertThat(output(again, LogRequest.follow(LogRequest.ALL))).isEqualTo("base\nof-the-image");
        assertThat(Label.SAVED.in(engine().inspect(again).labels())).isEmpty();
    }

    @Test
    void whatAContainerWroteIsInTheImageAndNamed() throws InterruptedException {
        build(DOCKERFILE);
        var writer = writable(
                tag(),
                mark,
                "mkdir -p /opt/new/deep && echo one > /opt/new/deep/one && echo changed > /etc/kept && rm /etc/gone"
                        + " && echo gone > /tmp/in-memory && echo gone > /var/scratch/in-memory");

        var saved = engine().save(writer, savedTag(), provenance);

        assertThat(saved.changes())
                .containsExactly(
                        new FileChange(Kind.DELETED, "/etc/gone"),
                        new FileChange(Kind.CHANGED, "/etc/kept"),
                        new FileChange(Kind.ADDED, "/opt/new"),
                        new FileChange(Kind.ADDED, "/opt/new/deep"),
                        new FileChange(Kind.ADDED, "/opt/new/deep/one"));
        engine().remove(writer);
        var again = engine().start(ContainerSpec.of(new ContainerName(mark), saved.image(), network())
                .labels(labels)
                .command("sh", "-c", "cat /etc/kept /opt/new/deep/one; ls /tmp /var/scratch; ls /etc/gone")
                .build());
        assertThat(output(again, LogRequest.follow(LogRequest.ALL)))
                .contains("changed\none")
                .contains("/etc/gone")
                .doesNotContain("in-memory");
    }

    @Test
    void anImageGoesWithItsNameAndTheOneBuiltOnItStays() throws InterruptedException {
        var first = engine().save(launched(), savedTag(), provenance);
        engine().containers(mine).forEach(container -> engine().remove(container.id()));
        var second = engine().start(ContainerSpec.of(new ContainerName(mark), first.image(), network())
                .labels(labels)
                .build());
        var grandchild = new ImageReference("slipway/saved/" + mark + "-2");
        var later = engine().save(second, grandchild, labels);
        assertThatExceptionOfType(EngineException.Conflict.class)
                .isThrownBy(() -> engine().removeName(savedTag()))
                .withMessageContaining("1 containers use it");
        engine().remove(second);
        var third = engine().start(ContainerSpec.of(new ContainerName(mark), later.image(), network())
                .labels(labels)
                .build());

        engine().removeName(savedTag());

        assertThat(engine().containers(mine)).as("which runs a later image").hasSize(1);
        engine().remove(third);

        assertThat(engine().image(savedTag())).isEmpty();
        assertThat(engine().image(later.image())).isPresent();
        engine().removeName(grandchild);
        assertThat(engine().image(later.image())).isEmpty();
        assertThat(engine().image(first.image())).isEmpty();
        assertThatExceptionOfType(EngineException.Rejected.class).isThrownBy(() -> engine().removeName(BASE));
    }

    @Test
    void whatIsNotThereCannotBeSavedAndNothingIsLeft() {
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().save(new ContainerId("no-such-container"), savedTag(), provenance))
                .withMessageContaining("save container");
        assertThat(engine().containers(mine)).isEmpty();
        assertThat(engine().image(savedTag())).isEmpty();
    }
}
