package io.slipway.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.slipway.engine.BuildEvent.Failed;
import io.slipway.engine.IsolationReport.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every engine must do, beside building, running containers and showing their output.
public abstract class EngineContract extends EngineFixture {
    /// A connection to an address where nobody answers.
    protected abstract Engine connectToNobody();

    @Test
    void tellsWhatItIs() {
        assertThat(engine().info()).satisfies(info -> {
            assertThat(info.kind()).isNotBlank();
            assertThat(info.version()).matches("\\d+\\..*");
            assertThat(info.apiVersion()).matches("1\\.(4[1-9]|5[01])");
            assertThat(info.cpus()).isPositive();
            assertThat(info.memoryBytes()).isPositive();
            assertThat(info.kernel()).isNotBlank();
        });
    }

    @Test
    void anEngineThatIsDownIsUnreachable() throws InterruptedException {
        try (var nobody = connectToNobody()) {
            assertThatExceptionOfType(EngineException.Unreachable.class)
                    .isThrownBy(nobody::info)
                    .withMessageContaining("Start the engine");
            assertThatExceptionOfType(EngineException.Unreachable.class)
                    .isThrownBy(() -> nobody.containers(Selector.slipway()));

            var end = nobody.build(request(context("FROM debian:trixie-slim")), event -> {})
                    .await(SOON);
            assertThat(end)
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.cause()).isInstanceOf(EngineException.Unreachable.class));
        }
    }

    /// Makes an empty volume with these labels.
    protected abstract void createVolume(String name, Labels labels);

    /// Has a container that nobody labelled mount a volume, until the test is over.
    protected abstract AutoCloseable mount(String volume);

    @Test
    void theCacheTellsWhatNoImageHasAndKeepsWhatIsYoung() throws InterruptedException {
        build("FROM debian:trixie-slim\nRUN echo %s > /a\n".formatted(mark));
        assertThat(engine().unusedCache(Duration.ZERO))
                .as("an image has it")
                .noneMatch(step -> step.description().contains(mark));

        engine().removeImage(engine().image(tag()).orElseThrow().id());

        assertThat(engine().unusedCache(Duration.ZERO))
                .filteredOn(step -> step.description().contains(mark))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.sizeBytes()).isPositive();
                    assertThat(step.lastUsed()).isAfter(Instant.now().minusSeconds(300));
                });
        assertThat(engine().unusedCache(Duration.ofHours(1)))
                .noneMatch(step -> step.description().contains(mark));
        // Older than anything: what others built on this engine stays.
        assertThat(engine().forgetCache(Duration.ofDays(36_500))).isZero();
        assertThat(engine().unusedCache(Duration.ZERO))
                .anyMatch(step -> step.description().contains(mark));
    }

    @Test
    void volumesOfOursAreToldAndRemovedUnlessTheyAreMountedAndOthersStay() throws Exception {
        createVolume(mark, labels);
        createVolume(mark + "-foreign", Labels.none());
        try {
            assertThat(engine().volumes(mine)).singleElement().satisfies(volume -> {
                assertThat(volume.name()).isEqualTo(mark);
                assertThat(volume.used()).isFalse();
                assertThat(volume.created()).isAfter(Instant.now().minusSeconds(300));
            });
            assertThat(engine().volumes(Selector.slipway()))
                    .extracting(VolumeSummary::name)
                    .contains(mark)
                    .doesNotContain(mark + "-foreign");
            try (var mounted = mount(mark)) {
                assertThat(mounted).isNotNull();
                assertThat(engine().volumes(mine)).singleElement().matches(VolumeSummary::used);
                assertThatExceptionOfType(EngineException.Conflict.class).isThrownBy(() -> engine().removeVolume(mark));
            }
            assertThatExceptionOfType(EngineException.NotFound.class)
                    .isThrownBy(() -> engine().removeVolume(mark + "-foreign"));
        } finally {
            engine().removeVolume(mark);
            removeVolume(mark + "-foreign");
        }
        assertThat(engine().volumes(mine)).isEmpty();
        assertThatExceptionOfType(EngineException.NotFound.class).isThrownBy(() -> engine().removeVolume(mark));
    }

    /// Removes any volume.
    protected abstract void removeVolume(String name);

    @Test
    void anImageInUseStaysAndAnUnusedOneGoes() throws InterruptedException {
        build("FROM debian:trixie-slim\nENV MARK=%s\n".formatted(mark));
        var image = engine().image(tag()).orElseThrow();
        assertThat(engine().images()).anySatisfy(found -> {
            assertThat(found.id()).isEqualTo(image.id());
            assertThat(found.tags()).containsExactly(tag().value());
        });
        var user = engine().start(ContainerSpec.of(new ContainerName(mark), image.id(), network())
                .labels(labels)
                .command("sleep", "600")
                .build());

        assertThatExceptionOfType(EngineException.Conflict.class)
                .isThrownBy(() -> engine().removeImage(image.id()))
                .withMessageContaining("1 containers use it");
        engine().remove(user);
        engine().removeImage(image.id());

        assertThat(engine().image(image.id())).isEmpty();
        assertThatExceptionOfType(EngineException.NotFound.class).isThrownBy(() -> engine().removeImage(image.id()));
    }

    @Test
    void everyLayerIsToldWithTheInstructionThatMadeIt() throws InterruptedException {
        build("""
                FROM debian:trixie-slim
                ARG GREETING="good day"
                ENV MARK=%s
                RUN echo $GREETING > /a \\
                    && echo $MARK >> /a
                RUN ["true"]
                WORKDIR /srv
                EXPOSE 8080
                CMD ["cat", "/a"]
                """.formatted(mark));
        var image = engine().image(tag()).orElseThrow();
        var base = engine().layers(engine().image(BASE).orElseThrow().id());

        var layers = engine().layers(image.id());

        assertThat(layers.subList(0, base.size())).isEqualTo(base);
        assertThat(layers.subList(base.size(), layers.size()))
                .extracting(ImageLayer::instruction)
                .containsExactly(
                        "ARG GREETING=good day",
                        "ENV MARK=" + mark,
                        "RUN echo $GREETING > /a && echo $MARK >> /a",
                        "RUN true",
                        "WORKDIR /srv",
                        "EXPOSE 8080/tcp",
                        "CMD [\"cat\", \"/a\"]");
        assertThat(layers)
                .filteredOn(layer -> layer.instruction().startsWith("RUN echo"))
                .singleElement()
                .satisfies(layer -> {
                    assertThat(layer.sizeBytes())
                            .isEqualTo("good day\n%s\n".formatted(mark).length());
                    assertThat(layer.created()).isAfter(Instant.now().minusSeconds(300));
                });
        assertThat(layers.stream().filter(layer -> layer.id() != null)).hasSize(image.layers());
        assertThat(layers.stream().filter(layer -> !layer.empty())).hasSize(image.layers());
        assertThat(layers.stream().mapToLong(ImageLayer::sizeBytes).sum()).isEqualTo(image.sizeBytes());
    }

    @Test
    void theFilesOfALayerAreMarkedWithoutTheirTimes() throws InterruptedException {
        build("""
                FROM debian:trixie-slim
                RUN echo %s > /a && echo other > /b && touch -d @7 /a
                RUN echo %s > /a && mkdir /d && chmod 700 /d
                """.formatted(mark, mark));
        var image = engine().image(tag()).orElseThrow();

        var layers = engine().files(image.id());

        assertThat(layers).hasSize(image.layers());
        var first = layers.get(layers.size() - 2).marks();
        var second = layers.getLast().marks();
        assertThat(first).containsKeys("a", "b").doesNotContainKey("d/");
        assertThat(second).containsKeys("a", "d/");
        assertThat(first.get("a")).isEqualTo(second.get("a")).isNotEqualTo(first.get("b"));
        assertThat(layers.getFirst().marks().keySet()).anyMatch(path -> path.startsWith("usr/bin/"));
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().files(new ImageId("sha256:" + "0".repeat(64))));
    }

    @Test
    void theLayersOfAnUnknownImageAreNotFound() {
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().layers(new ImageId("sha256:" + "0".repeat(64))))
                .withMessageContaining("no such image");
    }

    @Test
    void anImageThatSlipwayDidNotMakeStays() {
        var base = engine().image(BASE).orElseThrow().id();

        assertThatExceptionOfType(EngineException.Rejected.class)
                .isThrownBy(() -> engine().removeImage(base))
                .withMessageContaining("Slipway did not make it");
    }

    @Test
    void aNetworkInUseIsAConflict() {
        var id = engine().start(sleeper().build());

        assertThatExceptionOfType(EngineException.Conflict.class)
                .isThrownBy(() -> engine().removeNetwork(new NetworkName(mark)));
        assertThatExceptionOfType(EngineException.Conflict.class)
                .isThrownBy(() -> engine().createNetwork(new NetworkSpec(new NetworkName(mark), labels)));
        engine().remove(id);
        engine().removeNetwork(new NetworkName(mark));
        assertThatExceptionOfType(EngineException.NotFound.class)
                .isThrownBy(() -> engine().removeNetwork(new NetworkName(mark)));
    }

    @Test
    void isolationIsFoundOutByTryingAndLeavesNothing() {
        var report = engine().isolation(new IsolationRequest(BASE, labels, List.of()));

        // Whether a firewall holds depends on the machine; that an answer is given and founded does not.
        assertThat(report.hostServices().reach()).isIn(Reach.REACHABLE, Reach.BLOCKED);
        assertThat(report.hostServices().evidence()).isNotBlank();
        assertThat(report.outside().evidence()).isNotBlank();
        assertThat(report.metadata().evidence()).isNotBlank();
        await().untilAsserted(() -> assertThat(engine().containers(mine)).isEmpty());
        assertThat(engine().networks(mine)).isEmpty();
    }
}
